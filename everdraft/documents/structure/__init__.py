"""Lines to Cv v1 by rules: sections first, then one module for each kind of section."""
