"""What projects cost: budget lines and their allocations, contracts, payments, labour.

Nouns: BudgetLine, BudgetAllocation, Contract, ContractChange, Payment, LabourEntry. It neither procures nor pays.
"""
