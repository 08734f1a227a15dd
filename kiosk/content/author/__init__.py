"""What an author does to a pack: begin one, add a licensed form, sign it off."""
