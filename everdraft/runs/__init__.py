"""What a run is: its lifecycle, its events, the fold that makes its state, and its row."""
