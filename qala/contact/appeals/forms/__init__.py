"""Forms of the room: taking in an appeal, and one small form per step."""
