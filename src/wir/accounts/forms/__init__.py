"""What comes in from people about whom they act for."""
