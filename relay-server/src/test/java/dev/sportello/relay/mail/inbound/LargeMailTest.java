package dev.sportello.relay.mail.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// What is made of a mail is bounded, whatever its author repeats in it.
class LargeMailTest {
    private static final int MOST = MimeTree.MOST_OF_A_TEXT;

    private static String text(String mail) throws Exception {
        var bytes = new ByteArrayInputStream(mail.getBytes(UTF_8));
        return new MimeTree().read(new MimeMessage(Session.getInstance(new Properties()), bytes));
    }

    private static ReceivedMail read(String mail) {
        return MailReading.of(mail.getBytes(UTF_8));
    }

    private static String mixed(String part, int times) {
        return "Content-Type: multipart/mixed; boundary=q\n\n" + ("--q\n" + part + "\n").repeat(times) + "--q--\n";
    }

    @Test
    void linesInNestedQuotationsDoNotGrow() {
        var quoted = "<blockquote>".repeat(60);
        assertThat(HtmlText.of(quoted + "<br>".repeat(200_000), MOST)).hasSizeLessThanOrEqualTo(MOST);
        assertThat(HtmlText.of(quoted + "x<br>".repeat(100_000), MOST)).hasSize(MOST);
        assertThat(HtmlText.of(quoted + "x", MOST)).isEqualTo("> ".repeat(20) + "x");
    }

    @Test
    void aPageWhoseMarkupStandsForManyElementsIsReadFromItsBeginning() {
        var open = new StringBuilder("<p>");
        for (var number = 0; number < 20; number++) {
            open.append("<b id=").append(number).append('>');
        }
        var page = open.append("Hello</p>").append("<p>x".repeat(240_000));
        assertThat(HtmlText.of(page.toString(), MOST))
                .startsWith("Hello\n\nx\n\nx")
                .hasSizeLessThan(100_000);
    }

    @Test
    void allPartsTogetherHaveNoMoreTextThanOne() throws Exception {
        var words = "some words of a log that a mailer shows inline\n".repeat(4_000);
        var texts = text(mixed("Content-Type: text/plain; charset=utf-8\n\n" + words, 9));
        assertThat(texts).startsWith(words.strip()).hasSizeBetween(MOST, MOST + 100);
        var quoted = "<blockquote>".repeat(20) + "<br>x".repeat(20_000);
        assertThat(text(mixed("Content-Type: text/html; charset=utf-8\n\n" + quoted, 15)))
                .hasSizeLessThan(MOST + 100);
    }

    @Test
    void partsInWhichNothingIsToBeSeenTakeNothingFromTheOthers() throws Exception {
        var spaces = mixed("\n" + " ".repeat(MOST), 3);
        assertThat(text(spaces.replace("--q--\n", "--q\n\nWhere is it?\n--q--\n")))
                .isEqualTo("Where is it?");
    }

    @Test
    void ofMoreLinesThanAMailHasOnlyTheBeginningIsRead() {
        assertThat(read("Subject: First\n" + "a:\n".repeat(300_000)).text()).isEqualTo("First");
        assertThat(read("a:\n".repeat(300_000) + "Subject: Late\n\nHello").text())
                .isEqualTo("✉");
    }

    @Test
    void itIsSaidWhereLinksWithinLinksLead() {
        var links = "<table><tr><td><a href=http://x.example/>a".repeat(5_000);
        assertThat(HtmlText.of(links, MOST)).startsWith("a\na\na").endsWith("(http://x.example/)");
    }

    @Test
    void aPartWithHeadersLongerThanHeadersAreIsPassedOver() {
        var parameters = "; a=b".repeat(1_000_000);
        var mail = read(mixed("Content-Type: text/plain" + parameters + "\n\nNo", 1)
                .replace("--q--\n", "--q\n\nWhere is it?\n--q--\n"));
        assertThat(mail.text()).isEqualTo("Where is it?");
    }

    @Test
    void headersOfSpacesAreReadInTimeThatGrowsWithTheirLength() {
        var spaces = " ".repeat(15_000);
        assertThat(read("From: maria@mail.example <" + spaces + "x\n\nHello").from())
                .hasToString("MailAddress[local=maria, domain=mail.example]");
        assertThat(read(mixed("Content-Type: text/plain;" + spaces + "x\n\nHello", 100))
                        .text())
                .startsWith("Hello");
    }

    /// A parser opens bold words anew in each paragraph, with all that their tag says.
    @Test
    void whatATagSaysIsNotReadAgainForEachElementThatItStandsFor() {
        var style = "<p><b style=\"" + "color: red; ".repeat(40_000) + "\">Hello</p>";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(HtmlText.of(style + "<p>x".repeat(120_000), MOST))
                        .startsWith("Hello\n\nx\n\nx"));
        var link = "<p><a href=\" " + "x".repeat(400_000) + " \">Hello</p>";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(HtmlText.of(link + "<p>x".repeat(120_000), MOST))
                        .startsWith("Hello\n\nx\n\nx"));
    }

    /// Each copy of a tag would take four kilobytes.
    @Test
    void ofTagsThatSayMuchFewerAreRead() {
        var said = new StringBuilder();
        for (var number = 0; number < 500; number++) {
            said.append(" a").append(number);
        }
        var page = "<p><b" + said + ">Hello</p>" + "<p>x".repeat(120_000);
        assertThat(HtmlText.of(page, MOST)).startsWith("Hello\n\nx").hasSizeLessThan(10_000);
    }
}
