"""What step 3 adds to the chain of a priority: plans by period, results; and columns of the table goal by goal."""

from oaps.chain.plans import plans_column
from oaps.chain.results import results_column
from priorities.chain import ChainColumn
from priorities.columns import PLANS, RESULTS

COLUMNS = (ChainColumn(PLANS, plans_column), ChainColumn(RESULTS, results_column))

__all__ = ["COLUMNS"]
