"""The steps in which news is read and written down; nothing else writes articles and claims."""
