"""The desk's pages: every one for editors who are signed in, none for anybody else."""
