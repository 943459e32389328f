package dev.sportello.relay.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// How a mail stands on the wire, whatever people have typed.
class MailWriterTest {
    private static final Set<String> HEADERS = Set.of(
            "From",
            "To",
            "Reply-To",
            "Subject",
            "Message-ID",
            "Date",
            "MIME-Version",
            "In-Reply-To",
            "References",
            "Content-Type");

    @Test
    void aMailHasATextAndAnHtmlPart() throws Exception {
        var mail = read(mail("Perché no?", "Negozio", "Ciao <b>Maria</b> & co.\nA presto"));
        assertThat(mail.getSubject()).isEqualTo("Perché no?");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat((String) parts.getBodyPart(0).getContent()).contains("Ciao <b>Maria</b> & co.", "A presto");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("Ciao &lt;b&gt;Maria&lt;/b&gt; &amp; co.<br>A presto");
        assertThat(mail.getHeader("References", null).replaceAll("\\s+", " ")).isEqualTo("<a@x> <b@x>");
        assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo("<b@x>");
    }

    @Property(tries = 400)
    void nothingThatPeopleTypeBecomesAHeader(
            @ForAll("typed") String subject, @ForAll("typed") String name, @ForAll("typed") String text)
            throws Exception {
        var mail = read(mail(subject, name, text));
        var names = new TreeSet<String>();
        mail.getAllHeaders().asIterator().forEachRemaining(header -> names.add(header.getName()));
        assertThat(HEADERS).containsAll(names);
        assertThat(mail.getHeader("Subject")).hasSize(1);
        assertThat(mail.getHeader("To", null)).isEqualTo("maria@mail.example");
        assertThat(mail.getFrom())
                .singleElement()
                .satisfies(from ->
                        assertThat(((InternetAddress) from).getAddress()).isEqualTo("help@shop.example"));
    }

    @Property(tries = 400)
    void noAddressCarriesMoreThanItself(@ForAll("typed") String before, @ForAll("typed") String after) {
        var address = MailAddress.of(before + "@" + after);
        if (address != null) {
            assertThat(address.text()).matches("[!-~&&[^<>,;:\"()\\\\\\[\\]]]+@[A-Za-z0-9.-]+");
        }
    }

    @Provide
    Arbitrary<String> typed() {
        var nasty = Arbitraries.of(
                "\r\nBcc: eve@evil.example",
                "\nSubject: other",
                "\r",
                "\u2028",
                "\u0085X: y",
                "=?UTF-8?Q?=0D=0ABcc:_eve@evil.example?=",
                "\u202Egnp.exe",
                "<script>alert(1)</script>",
                "\"",
                ",eve@evil.example",
                "\0",
                "\uD83D\uDC4B",
                "è",
                "=?",
                " ",
                "a@b.example",
                "x".repeat(200));
        return Arbitraries.oneOf(nasty, Arbitraries.strings().ofMaxLength(20))
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    private static OutgoingMail mail(String subject, String name, String text) {
        var from = Objects.requireNonNull(MailAddress.of("help@shop.example"));
        var to = Objects.requireNonNull(MailAddress.of("maria@mail.example"));
        var body = new MailText(Locale.ITALIAN).paragraph(text);
        return new OutgoingMail(
                from,
                name,
                to,
                from,
                subject,
                "<1@shop.example>",
                List.of("<a@x>", "<b@x>"),
                Instant.EPOCH,
                body.plain(),
                body.html(),
                Map.of());
    }

    private static MimeMessage read(OutgoingMail mail) throws Exception {
        var session = Session.getInstance(new Properties());
        var bytes = new ByteArrayOutputStream();
        MailWriter.write(session, mail).writeTo(bytes);
        var head = bytes.toString(UTF_8).split("\r\n\r\n", 2)[0];
        assertThat(head).contains("Date: Thu, 1 Jan 1970 00:00:00 GMT").doesNotContain("\nBcc:", "\nX:");
        return new MimeMessage(session, new ByteArrayInputStream(bytes.toByteArray()));
    }
}
