package dev.sportello.relay.mail.inbound;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// Makes text of markup: what a reader would see, with `> ` before each line of a quotation. Nothing of the
/// markup itself comes through, and nothing that it hides. For one thread.
final class HtmlText implements NodeVisitor {
    private static final int MOST = 1_000_000;
    private static final int MOST_OF_A_LINK = 300;
    private static final Set<String> LEFT_OUT = Set.of(
            "head", "style", "script", "template", "noscript", "svg", "math", "object", "iframe", "select", "textarea");
    private static final Set<String> CELLS = Set.of("td", "th");

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private int quotes;
    private int hidden;
    private int pre;

    static String of(String html) {
        var kept = html.length() > MOST ? html.substring(0, MOST) : html;
        var reader = new HtmlText();
        NodeTraversor.traverse(reader, Jsoup.parse(kept));
        reader.end();
        return reader.text.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element) {
            open(element);
        } else if (node instanceof TextNode words && hidden == 0) {
            add(words.getWholeText());
        }
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
            case "li" -> line.append("• ");
            default -> {}
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        if (hidden == 0) {
            close(element);
        }
        if (isHidden(element)) {
            hidden--;
        }
    }

    private void close(Element element) {
        var name = element.normalName();
        if (name.equals("a")) {
            link(element);
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
        var style = element.attr("style").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        return LEFT_OUT.contains(element.normalName())
                || element.hasAttr("hidden")
                || style.contains("display:none")
                || style.contains("visibility:hidden");
    }

    /// Where a link leads, if its words do not say so: nobody is to be led elsewhere than they read.
    private void link(Element element) {
        var to = element.attr("href").strip();
        var leads = to.startsWith("https://") || to.startsWith("http://");
        if (leads && to.length() <= MOST_OF_A_LINK && !element.text().contains(to)) {
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
        text.append("> ".repeat(quotes)).append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
    }

    private HtmlText() {}
}
