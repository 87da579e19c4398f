"""What the city asks its residents: polls, questions, who has voted, and what was voted, kept apart."""
