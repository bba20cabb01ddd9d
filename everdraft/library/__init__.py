"""What a person keeps: uploaded files, documents and idempotency keys; values are opaque."""
