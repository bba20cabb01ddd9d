"""HTTP: the API, the streams and the pages."""
