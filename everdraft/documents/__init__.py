"""Documents in and out: reading uploads in a killable child, and writing what people export."""
