"""Alerts as they go out: what an event tells, and how it reaches a webhook."""
