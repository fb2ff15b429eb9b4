"""The ledger: what is the same claim across articles, whose figures disagree, who denied and who admitted later."""

from newsticker.ledger.relating import relate_claims

__all__ = ["relate_claims"]
