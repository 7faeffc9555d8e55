"""The HTML door of step 3: plans, actions, participation, national positions, my country."""
