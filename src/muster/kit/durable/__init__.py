"""What must outlive a crash: outbox, inbox, idempotency keys and the audit chain."""
