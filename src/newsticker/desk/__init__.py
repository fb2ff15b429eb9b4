"""The desk's rules: who may sign in, what may be published when, what a correction has to tell."""
