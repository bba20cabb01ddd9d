"""Where things lie: the stores behind the ports, and the SQL they speak."""
