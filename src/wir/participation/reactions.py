"""What follows an act in Beteiligen. Read this file to know what happens after, say, a process is closed."""

from wir.journal.reactions import after
from wir.participation.jobs import conversations, lots, machine, people, polls, recordings

after("participation.close_conversation", conversations.reckon_the_last_time)
after("participation.close_poll", polls.count_poll)
after("participation.reckon_lot", lots.reckon_lot)
after("participation.fill_seats", lots.reckon_lot)
after("participation.enter_digits", lots.tell_drawn)
after("participation.work_out", lots.tell_replacements)
after("strategy.close_process", conversations.forget_votes)
after("strategy.close_process", polls.forget_ballots)
after("participation.ask_machine", machine.carry_out)
after("participation.record_question", recordings.scan_recordings)
after("strategy.end_process", people.tell_the_end)
after("strategy.invite_to_part", people.send_part_invitation)
