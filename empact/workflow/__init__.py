"""How records move from hand to hand: charts, the one function that performs a move, locks, edits."""
