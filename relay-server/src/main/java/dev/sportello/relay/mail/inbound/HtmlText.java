package dev.sportello.relay.mail.inbound;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/// Makes text of markup: what a reader would see, with `> ` before each line of a quotation. Nothing of the
/// markup itself comes through, and nothing that it hides. For one thread.
final class HtmlText implements NodeFilter {
    private static final int MOST = 1_000_000;

    /// A few letters of markup can stand for a dozen elements, each of which takes far more room than they, and more
    /// with each attribute.
    private static final int MOST_ELEMENTS = 100_000;
    private static final int ATTRIBUTES_OF_AN_ELEMENT = 4;
    /// What a style says behind that hides nothing here. Each copy of an element has the whole of it.
    private static final int MOST_OF_A_STYLE = 1_000;

    private static final int MOST_QUOTES = 20;
    private static final int MOST_OF_A_LINK = 300;
    /// The same with white space around it.
    private static final int MOST_OF_AN_ADDRESS = 2 * MOST_OF_A_LINK;
    private static final Set<String> LEFT_OUT = Set.of(
            "head", "style", "script", "template", "noscript", "svg", "math", "object", "iframe", "select", "textarea");
    private static final Set<String> CELLS = Set.of("td", "th");

    private final int most;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private int quotes;
    private int hidden;
    private int pre;
    private int links;

    /// @param most characters of the text; what would follow them is not read
    static String of(String html, int most) {
        var kept = html.length() > MOST ? html.substring(0, MOST) : html;
        var reader = new HtmlText(most);
        NodeTraversor.filter(reader, parsed(kept));
        reader.end();
        var text = reader.text.toString().strip();
        return text.length() > most ? text.substring(0, most) : text;
    }

    private static Document parsed(String html) {
        try (var parser = new StreamParser(Parser.htmlParser())) {
            var elements = parser.parse(html, "").iterator();
            for (var count = 0; count < MOST_ELEMENTS && elements.hasNext(); count++) {
                count += elements.next().attributesSize() / ATTRIBUTES_OF_AN_ELEMENT;
            }
            return parser.document();
        }
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof Element element) {
            open(element);
        } else if (node instanceof TextNode words && hidden == 0) {
            add(words.getWholeText());
        }
        return text.length() < most ? FilterResult.CONTINUE : FilterResult.STOP;
    }

    private void open(Element element) {
        if (isHidden(element)) {
            hidden++;
        }
        if (hidden > 0) {
            return;
        }
        var name = element.normalName();
        if (name.equals("br")) {
            end();
            return;
        }
        if (isBlock(element)) {
            flush();
        }
        switch (name) {
            case "blockquote" -> quotes++;
            case "pre" -> pre++;
            case "a" -> links++;
            case "li" -> line.append("• ");
            default -> {}
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        if (hidden == 0) {
            close(element);
        }
        if (isHidden(element)) {
            hidden--;
        }
        return FilterResult.CONTINUE;
    }

    private void close(Element element) {
        var name = element.normalName();
        if (name.equals("a")) {
            link(element);
            links--;
        }
        if (CELLS.contains(name)) {
            line.append(' ');
        } else if (isBlock(element) && !name.equals("br")) {
            flush();
        }
        switch (name) {
            case "blockquote" -> quotes--;
            case "pre" -> pre--;
            case "p", "ul", "ol", "table", "h1", "h2", "h3" -> end();
            default -> {}
        }
    }

    private static boolean isBlock(Element element) {
        return element.isBlock() && !CELLS.contains(element.normalName());
    }

    private static boolean isHidden(Element element) {
        var said = element.attr("style");
        var style = said.substring(0, Math.min(said.length(), MOST_OF_A_STYLE))
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
        return LEFT_OUT.contains(element.normalName())
                || element.hasAttr("hidden")
                || style.contains("display:none")
                || style.contains("visibility:hidden");
    }

    /// Where a link leads, if its words do not say so: nobody is to be led elsewhere than they read. Of links within
    /// links it is always said: to look for it in the words of each would read those again and again.
    private void link(Element element) {
        var said = element.attr("href");
        if (said.length() > MOST_OF_AN_ADDRESS) {
            return;
        }
        var to = said.strip();
        var leads = to.startsWith("https://") || to.startsWith("http://");
        if (leads
                && to.length() <= MOST_OF_A_LINK
                && (links > 1 || !element.text().contains(to))) {
            add(" (" + to + ")");
        }
    }

    private void add(String words) {
        if (pre > 0) {
            var lines = words.replace("\r", "").split("\n", -1);
            for (var at = 0; at < lines.length; at++) {
                line.append(lines[at]);
                if (at < lines.length - 1) {
                    end();
                }
            }
            return;
        }
        var one = words.replaceAll("[\\s\\u00A0]+", " ");
        line.append(line.isEmpty() ? one.stripLeading() : endsInSpace() ? one.stripLeading() : one);
    }

    private boolean endsInSpace() {
        return line.charAt(line.length() - 1) == ' ';
    }

    /// Ends a line in which there is something.
    private void flush() {
        if (!line.toString().isBlank()) {
            end();
        } else {
            line.setLength(0);
        }
    }

    /// Ends a line, be it empty.
    private void end() {
        text.append("> ".repeat(Math.min(quotes, MOST_QUOTES)))
                .append(line.toString().stripTrailing())
                .append('\n');
        line.setLength(0);
    }

    private HtmlText(int most) {
        this.most = most;
    }
}
