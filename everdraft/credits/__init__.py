"""What a run costs: a ledger of entries whose sum is the balance."""
