"""What projects cost: budget lines and their allocations, contracts, acts, payments, labour.

Nouns: BudgetLine, BudgetRevision, BudgetAllocation, Contract, ContractShare, ContractChange, CertifiedWork, Payment,
LabourEntry. It neither procures nor pays: it keeps what was decided, signed, accepted and paid.
"""
