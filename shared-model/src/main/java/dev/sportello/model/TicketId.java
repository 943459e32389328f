package dev.sportello.model;

/// The number of a ticket, which people can say aloud: `#1042`.
public record TicketId(long number) implements Comparable<TicketId> {
    public TicketId {
        if (number < 1) {
            throw new IllegalArgumentException("A ticket's number is 1 or more, not " + number + ".");
        }
    }

    @Override
    public int compareTo(TicketId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "#" + number;
    }
}
