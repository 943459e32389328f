package dev.sportello.relay.mail.inbound;

/// Joins the lines of a text that its mailer has wrapped, and said so by `format=flowed` (RFC 3676).
final class FlowedText {

    /// @param deletesSpace whether the space that marks a wrapped line is no part of the text (`delsp=yes`)
    static String of(String text, boolean deletesSpace) {
        var joined = new StringBuilder();
        var open = -1;
        for (var line : text.lines().toList()) {
            var depth = depth(line);
            var words = line.substring(depth);
            words = words.startsWith(" ") ? words.substring(1) : words;
            if (open != depth && open >= 0) {
                joined.append('\n');
            }
            if (open != depth) {
                joined.append(depth > 0 ? ">".repeat(depth) + " " : "");
            }
            var flows = words.endsWith(" ") && !words.equals("-- ");
            joined.append(flows && deletesSpace ? words.substring(0, words.length() - 1) : words);
            joined.append(flows ? "" : "\n");
            open = flows ? depth : -1;
        }
        return joined.toString();
    }

    private static int depth(String line) {
        var depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }

    private FlowedText() {}
}
