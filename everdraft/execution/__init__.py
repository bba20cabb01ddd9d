"""Who runs runs: the drivers behind the engine's Dispatcher."""
