package dev.sportello.relay.mail.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Email;
import dev.sportello.model.Message;
import dev.sportello.model.StorableText;
import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MailReadingFuzzTest {
    private static final List<String> PIECES = List.of(
            "From: ",
            "Maria <maria@mail.example>",
            "Subject: =?utf-8?Q?=C3?=",
            "=?utf-8?B?w6g?=",
            "Content-Type: multipart/alternative; boundary=\"b\"",
            "Content-Type: text/html; charset=utf-16",
            "Content-Type: text/plain; charset=\"",
            "Content-Type: multipart/report; boundary=b",
            "Content-Transfer-Encoding: base64",
            "Content-Transfer-Encoding: quoted-printable",
            "Content-Transfer-Encoding: uuencode",
            "Content-Disposition: attachment; filename*0*=utf-8''%C3; filename*1=x",
            "\r\n",
            "\r\n\r\n",
            "\n",
            "--b\r\n",
            "--b--\r\n",
            "> quoted\n",
            "On 3 Mar 2026, Bottega wrote:\n",
            "-----Original Message-----\n",
            "<blockquote><p>x</blockquote><table><td>",
            "=E2=80",
            "4pyJ4pyJ",
            "\u0000\uFFFF\u202E",
            "Message-ID: <a@b>",
            "Auto-Submitted: ",
            "è");

    @Provide
    Arbitrary<byte[]> mails() {
        var pieces = Arbitraries.of(PIECES).map(piece -> piece.getBytes(UTF_8));
        var noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(20);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, pieces), net.jqwik.api.Tuple.of(1, noise))
                .list()
                .ofMaxSize(40)
                .map(MailReadingFuzzTest::joined);
    }

    private static byte[] joined(List<byte[]> parts) {
        var all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Property(tries = 2_000)
    void anyBytesAreAMailThatCanBeStored(@ForAll("mails") byte[] bytes) {
        var mail = MailReading.of(bytes);
        assertThat(mail.key()).hasSize(64);
        assertThat(mail.text()).isNotBlank().matches(StorableText::isText);
        assertThat(mail.text().length()).isBetween(1, Message.MOST_CODE_POINTS);
        assertThat(mail.subject()).matches(StorableText::isLine).hasSizeLessThanOrEqualTo(Email.MOST_OF_A_SUBJECT);
        assertThat(mail.quoted() == null ? "" : mail.quoted())
                .matches(StorableText::isText)
                .hasSizeLessThanOrEqualTo(Email.MOST_OF_A_QUOTATION);
        assertThat(mail.attachments()).allMatch(StorableText::isLine).noneMatch(String::isBlank);
        assertThat(mail.fromName() == null ? "" : mail.fromName()).matches(StorableText::isLine);
        assertThat(MailReading.of(bytes)).isEqualTo(mail);
    }
}
