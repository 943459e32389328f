package dev.sportello.relay.mail;

import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Party;
import dev.sportello.model.SettingsPage;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The body of a mail, as text and as markup that says the same. What people wrote becomes text nodes, and so never
/// markup. For one thread.
final class MailText {
    private static final String OTHERWISE = "en";
    private static final List<String> LANGUAGES = List.of("en", "it");
    private static final String SMALL = "font-size: 12px; color: #666";

    private final ResourceBundle words;
    private final Locale locale;
    private final StringBuilder text = new StringBuilder();
    private final Document page = Document.createShell("");

    /// @param locale of whose words there are
    MailText(Locale locale) {
        this.locale = locale;
        words = ResourceBundle.getBundle(
                "dev.sportello.relay.mail.mail",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        page.outputSettings().prettyPrint(false);
        page.head().prependElement("meta").attr("charset", "utf-8");
        page.selectXpath("//html").attr("lang", locale.getLanguage());
        page.body().attr("style", "font-family: sans-serif; font-size: 15px; line-height: 1.5; color: #222");
    }

    /// A text in the reader's language, where there are words in it, or else in the first of the shop's.
    ///
    /// @param language of the reader; null where it is not known
    static MailText of(@Nullable String language, SettingsPage.General shop) {
        return new MailText(Stream.concat(Stream.ofNullable(language), shop.languages().stream())
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .filter(LANGUAGES::contains)
                .findFirst()
                .map(Locale::of)
                .orElse(Locale.of(OTHERWISE)));
    }

    String word(String key, Object... values) {
        return words.getString(key).formatted(values);
    }

    MailText paragraph(String written) {
        add(text, written + "\n\n");
        lines(page.body().appendElement("p"), written);
        return this;
    }

    /// A small line, such as why the mail was sent.
    MailText small(String written) {
        add(text, written + "\n\n");
        lines(page.body().appendElement("p").attr("style", SMALL), written);
        return this;
    }

    MailText link(String label, String to) {
        add(text, label + ":\n" + to + "\n\n");
        page.body().appendElement("p").appendElement("a").attr("href", to).text(label);
        return this;
    }

    /// The same as a small line.
    MailText smallLink(String label, String to) {
        add(text, label + ":\n" + to + "\n\n");
        var line = page.body().appendElement("p").attr("style", SMALL);
        line.appendElement("a").attr("href", to).attr("style", "color: inherit").text(label);
        return this;
    }

    /// What was said in a chat, marked as a quotation in both parts.
    MailText quote(List<Entry> entries, String shopper, String shop, ZoneId zone) {
        if (entries.isEmpty()) {
            return this;
        }
        paragraph(word("quoted"));
        return messages(entries, shopper, shop, zone);
    }

    /// Messages with who wrote each, and when.
    MailText messages(List<Entry> entries, String shopper, String shop, ZoneId zone) {
        var times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone);
        var quote = page.body()
                .appendElement("blockquote")
                .attr("style", "margin: 0; padding-left: 12px; border-left: 3px solid #ccc; color: #555");
        for (var entry : entries) {
            if (entry.change() instanceof Change.MessageAdded(var message)) {
                var heading = author(message.author(), shopper, shop) + ", " + times.format(entry.at());
                add(
                        text,
                        (heading + "\n" + message.text())
                                .indent(0)
                                .replaceAll("(?m)^", "> ")
                                .stripTrailing());
                add(text, "\n>\n");
                var paragraph = quote.appendElement("p");
                paragraph.appendElement("b").text(heading);
                paragraph.appendElement("br");
                lines(paragraph, message.text());
            }
        }
        return this;
    }

    private static String author(Party author, String shopper, String shop) {
        return switch (author) {
            case Party.Shopper _ -> shopper;
            case Party.ByAgent agent -> agent.firstName();
            case Party.Automatic _, Party.Unknown _ -> shop;
        };
    }

    private static void lines(Element into, String written) {
        var first = true;
        for (var line : written.lines().toList()) {
            if (!first) {
                into.appendElement("br");
            }
            into.appendText(line);
            first = false;
        }
    }

    private static void add(StringBuilder to, String more) {
        to.append(more);
    }

    String plain() {
        return text.toString().stripTrailing() + "\n";
    }

    String html() {
        return page.outerHtml();
    }
}
