"""What runs inside the reading child: one module a format, no application imports."""
