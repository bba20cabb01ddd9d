"""What a CV is, what is good and bad in it, and the arithmetic of its score: pure rules."""
