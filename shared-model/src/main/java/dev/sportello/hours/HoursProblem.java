package dev.sportello.hours;

/// Why hours are refused, with a sentence that says what to do.
public enum HoursProblem {
    EMPTY("This range begins and ends at the same time. Move one of the two, or enter 00:00–00:00 for the whole day."),
    SECONDS("Hours are in whole minutes. Leave out the seconds."),
    OVERLAP("This range overlaps another one of the same day. Shorten or remove one of the two.");

    private final String sentence;

    HoursProblem(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
