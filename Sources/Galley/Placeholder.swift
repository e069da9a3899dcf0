// Filled as the stages land.
