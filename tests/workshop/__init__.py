"""Jobs of every temper, so that the machinery's tests hold whatever the domain lets its workers do."""
