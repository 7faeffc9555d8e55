"""What the workers do, for administrators: what waits, runs, is late or parked, and the schedules' punctuality."""
