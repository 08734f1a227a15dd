"""What only PostgreSQL needs: who may do what, and the inbox as a tablet reaches it."""
