package dev.sportello.relay.demo;

import java.util.ArrayList;
import java.util.List;

/// A conversation that a shopper and an agent might have, with gaps such as `{first}`.
record Talk(List<Line> lines) {

    /// One bubble.
    record Line(boolean byShopper, String text) {}

    Talk {
        lines = List.copyOf(lines);
    }

    /// The talks of a file: `<` begins a shopper's line, `>` an agent's, a blank line ends a talk.
    static List<Talk> all(String file) {
        var talks = new ArrayList<Talk>();
        var lines = new ArrayList<Line>();
        for (var line : SampleTexts.lines(file)) {
            if (!line.isBlank()) {
                lines.add(new Line(line.startsWith("<"), line.substring(2)));
            } else if (!lines.isEmpty()) {
                talks.add(new Talk(lines));
                lines.clear();
            }
        }
        if (!lines.isEmpty()) {
            talks.add(new Talk(lines));
        }
        return talks;
    }

    boolean asksAboutAnOrder() {
        return lines.stream().anyMatch(line -> line.text().contains("{order}"));
    }

    /// The talk up to its longest beginning that ends with a shopper's line, or with an agent's.
    ///
    /// @param most how many lines at most, but for the first one
    Talk endingWith(boolean shopper, int most) {
        for (var length = Math.min(most, lines.size()); length > 0; length--) {
            if (lines.get(length - 1).byShopper() == shopper) {
                return new Talk(lines.subList(0, length));
            }
        }
        return endingWith(shopper, most + 1);
    }
}
