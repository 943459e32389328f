package dev.sportello.relay.mail.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Email;
import dev.sportello.model.Message;
import dev.sportello.relay.mail.inbound.ReceivedMail.Author;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MailReadingTest {
    private static final String HEAD = """
            Message-ID: <1@mail.example>
            From: Maria Rossi <maria@mail.example>
            To: help@shop.example
            Subject: My parcel
            """;

    private static ReceivedMail read(String mail) {
        return MailReading.of(mail.replace("\n", "\r\n").getBytes(UTF_8));
    }

    private static ReceivedMail body(String headers, String text) {
        return read(HEAD + headers + "\n\n" + text);
    }

    @Test
    void aPlainMailSaysWhoWroteWhat() {
        var mail =
                body("In-Reply-To: <b@x>\nReferences: <a@x>\n <b@x>\nCc: help+t7-abc@shop.example", "Where is it?\n");
        assertThat(mail.from()).hasToString("MailAddress[local=maria, domain=mail.example]");
        assertThat(mail.fromName()).isEqualTo("Maria Rossi");
        assertThat(mail.subject()).isEqualTo("My parcel");
        assertThat(mail.text()).isEqualTo("Where is it?");
        assertThat(mail.quoted()).isNull();
        assertThat(mail.answered()).containsExactly("<b@x>", "<a@x>");
        assertThat(mail.recipients()).containsExactly("help@shop.example", "help+t7-abc@shop.example");
        assertThat(mail.author()).isEqualTo(Author.PERSON);
        assertThat(mail.bounce()).isNull();
    }

    @Test
    void anyCharsetIsReadAndAWrongOneCostsNoMail() {
        var latin = (HEAD + "Content-Type: text/plain; charset=%s\n\nPerché no? €").replace("\n", "\r\n");
        assertThat(MailReading.of(latin.formatted("windows-1252").getBytes(Charset.forName("windows-1252")))
                        .text())
                .isEqualTo("Perché no? €");
        assertThat(MailReading.of(latin.formatted("us-ascii").getBytes(UTF_8)).text())
                .isEqualTo("Perché no? €");
        assertThat(MailReading.of(latin.formatted("x-unknown-9").getBytes(Charset.forName("windows-1252")))
                        .text())
                .isEqualTo("Perché no? €");
        assertThat(MailReading.of((HEAD + "Content-Type: text/plain; charset=\"shift_jis\n\n荷物")
                                .getBytes(Charset.forName("windows-31j")))
                        .text())
                .contains("荷物");
        var base64 = Base64.getMimeEncoder().encodeToString("Где посылка?".getBytes(Charset.forName("koi8-r")));
        assertThat(body("Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: base64", base64)
                        .text())
                .isEqualTo("Где посылка?");
    }

    @Test
    void brokenEncodingsAreReadAsFarAsTheyGo() {
        assertThat(body("Content-Transfer-Encoding: x-odd", "Where is it?").text())
                .isEqualTo("Where is it?");
        assertThat(body("Content-Transfer-Encoding: quoted-printable", "Perch=C3=A9 =ZZ no=")
                        .text())
                .startsWith("Perché");
        assertThat(body("Content-Transfer-Encoding: base64", "V2hlcmUgaXMgaXQ/!!!")
                        .text())
                .startsWith("Where is it");
    }

    private static String base64(String lines) {
        return body("Content-Transfer-Encoding: base64", lines).text();
    }

    @Test
    void base64WithoutItsEndIsReadAsFarAsItGoes() {
        var whole = encoded("Where is it? I have waited for days.");
        assertThat(base64(whole.substring(0, whole.length() - 1))).isEqualTo("Where is it? I have waited for days");
        assertThat(base64(whole.substring(0, whole.length() - 2))).isEqualTo("Where is it? I have waited for day");
        assertThat(base64(whole.substring(0, whole.length() - 3))).isEqualTo("Where is it? I have waited for da");
        assertThat(base64(encoded("Where is it now?").replace("=", ""))).isEqualTo("Where is it now?");
        assertThat(base64(encoded("Where is it now?").replace("==", "="))).isEqualTo("Where is it now?");
    }

    @Test
    void whatAListWritesBelowBase64IsNoPartOfIt() {
        var footers = new String[] {
            "\n--\nScanned by a machine.\nHave a nice day",
            "\n\n_______________________________________________\nlist mailing list\nlist@lists.example\nSubscribers",
            "\nlist mailing list\nSubscribers",
            "\nhttps://lists.example/list\nSubscribers"
        };
        for (var footer : footers) {
            for (var text : new String[] {"Where is it now?", "Where is my parcel?", "I have waited for days."}) {
                assertThat(base64(encoded(text) + footer)).isEqualTo(text);
            }
            assertThat(base64(encoded("Where is it?") + footer)).isEqualTo("Where is it?");
        }
        assertThat(base64(encoded("Where is it now?") + "-- Scanned by a machine."))
                .isEqualTo("Where is it now?");
        assertThat(base64(encoded("Where is it now?") + "\nSubscribers")).isEqualTo("Where is it now?");
    }

    @Test
    void base64StandsInLinesOfAnyLength() {
        var text = "Где посылка? ".repeat(300).strip();
        var whole = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
        for (var width : new int[] {1, 2, 3, 5, 75, 76, 1_023, 1_024, 1_025, whole.length()}) {
            for (var end : new String[] {"\n", "\r\n", "\n\n", " \n"}) {
                var lines = whole.replaceAll("(.{" + width + "})", "$1" + end);
                var mail = HEAD + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
                        + lines + "\n--\nSubscribers\n";
                assertThat(MailReading.of(mail.getBytes(UTF_8)).text()).isEqualTo(text);
            }
        }
    }

    @Test
    void whatIsCalledBase64AndIsNoneIsShownAsItStands() {
        assertThat(base64("Hello,\nwhere is my parcel?")).isEqualTo("Hello,\nwhere is my parcel?");
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void aMultipartMailWithoutItsPartsIsShownAsItStands() {
        assertThat(body("Content-Type: multipart/alternative; boundary=\"b\"", "Where is it?\n")
                        .text())
                .isEqualTo("Where is it?");
        assertThat(body("Content-Type: multipart/mixed; boundary=\"b\"", "--c\n\nWhere is it?\n--c--\n")
                        .text())
                .contains("Where is it?");
    }

    @Test
    void namesOfFilesAreReadInAnyAlphabet() {
        for (var name : new String[] {
            "filename*=UTF-8''%D0%A1%D1%87%D1%91%D1%82%20%E2%82%AC.pdf",
            "filename*0*=UTF-8''%D0%A1%D1%87; filename*1*=%D1%91%D1%82%20%E2%82%AC.pdf",
            "filename=\"=?utf-8?B?0KHRh9GR0YIg4oKsLnBkZg==?=\"",
            "filename=\"Счёт €.pdf\""
        }) {
            var mail = body("Content-Type: multipart/mixed; boundary=a", """
                    --a
                    Content-Type: application/pdf
                    Content-Disposition: attachment; %s

                    x
                    --a--
                    """.formatted(name));
            assertThat(mail.attachments()).as(name).containsExactly("Счёт €.pdf");
        }
    }

    /// As mailers write them that speak SMTPUTF8, and many that do not.
    @Test
    void headersThatAreNotEncodedNameTheSameSender() {
        var mail = read("""
                From: "Åsa Ödegård (asa@work.example)" <asa@mail.example>
                To: help+t7-abc@bücher.example

                Hello
                """);
        assertThat(mail.from()).hasToString("MailAddress[local=asa, domain=mail.example]");
        assertThat(mail.fromName()).isEqualTo("Åsa Ödegård (asa@work.example)");
        assertThat(mail.recipients()).containsExactly("help+t7-abc@bücher.example");
        assertThat(read("From: Åsa <asa@bücher.example>\n\nHello").from())
                .hasToString("MailAddress[local=asa, domain=xn--bcher-kva.example]");
    }

    @Test
    void headersAreDecodedHoweverTheyWereEncoded() {
        assertThat(HeaderText.decoded("=?utf-8?Q?Perch=C3?= =?utf-8?Q?=A9_no?="))
                .isEqualTo("Perché no");
        assertThat(HeaderText.decoded("Re:=?ISO-8859-1?B?UGVyY2jp?=!")).isEqualTo("Re:Perché!");
        assertThat(HeaderText.decoded("=?odd?Q?a=ZZ=C3=A9?= b")).isEqualTo("a=ZZé b");
        assertThat(HeaderText.decoded("=?utf-8?B??= =?utf-8?X?a?= =?")).isEqualTo(" =?utf-8?X?a?= =?");
        assertThat(HeaderText.decoded(new String("è là".getBytes(UTF_8), ISO_8859_1)))
                .isEqualTo("è là");
        assertThat(HeaderText.decoded("a =?utf-8?q?b?= c =?utf-8*en?q?d?=")).isEqualTo("a b c d");
    }

    @Test
    void sendersAreFoundInBrokenHeaders() {
        for (var from : new String[] {
            "maria@mail.example",
            "<maria@mail.example>",
            "\"Rossi, Maria <x@y.example>\" <maria@mail.example>",
            "Maria <maria@mail.example> (home)",
            "=?utf-8?q?Maria_<a>?= <maria@mail.example>",
            "Maria maria@mail.example",
            "maria@mail.example, paolo@mail.example"
        }) {
            var mail = read("From: " + from + "\n\nHello");
            assertThat(mail.from()).as(from).hasToString("MailAddress[local=maria, domain=mail.example]");
        }
        assertThat(read("From: nobody\n\nHello").from()).isNull();
        assertThat(read("Subject: x\n\nHello").from()).isNull();
        assertThat(read("From: \"Rossi, \\\"M\\\"\" <m@mail.example>\n\nHello").fromName())
                .isEqualTo("Rossi, \"M\"");
    }

    @Test
    void whatNoDatabaseStoresIsNoPartOfAnId() {
        var mail = read("""
                Message-ID: <a\0b@mail.example>
                From: Maria\0 <maria@mail.example>
                To: help\0@shop.example
                In-Reply-To: <c\0@x> <d@x>
                References: <e\u0001@x>
                Subject: My\0parcel
                Content-Type: multipart/report; boundary=a

                Message-ID: <f\0@x>
                """);
        assertThat(mail.messageId()).isNull();
        assertThat(mail.answered()).containsExactly("<d@x>");
        assertThat(Objects.requireNonNull(mail.bounce()).about()).isEmpty();
        assertThat(mail.toString()).matches("[^\\p{Cc}]*");
    }

    @Test
    void ofPartsThatSayTheSameThePlainOneCountsAndFilesAreNamed() {
        var mail = body("Content-Type: multipart/mixed; boundary=a", """
                --a
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                Plain è
                --b
                Content-Type: text/html; charset=utf-8

                <p>Markup</p>
                --b--
                --r
                Content-Type: image/png; name=logo.png
                Content-ID: <logo>

                AAAA
                --r--
                --a
                Content-Type: application/pdf
                Content-Disposition: attachment; filename*=utf-8''fattura%20%C3%A8.pdf

                AAAA
                --a
                Content-Type: image/jpeg; name="=?utf-8?Q?foto=2Ejpg?="
                Content-Disposition: inline

                AAAA
                --a
                Content-Type: message/rfc822

                Subject: inner

                Inner
                --a
                Content-Type: application/x; name="C:\\evil\\../a.exe
                Content-Disposition: attachment

                AAAA
                """);
        assertThat(mail.text()).isEqualTo("Plain è");
        assertThat(mail.attachments()).containsExactly("fattura è.pdf", "foto.jpg", "message/rfc822", "a.exe");
    }

    @Test
    void markupBecomesTextWithoutWhatItHides() {
        var html = """
                <html><head><title>No</title><style>p {}</style></head><body>
                <div style="display: none">hidden</div><p>Where   is&nbsp;it?<br>Really</p><script>alert(1)</script>
                <ul><li>one<li>two</ul><a href="https://evil.example/x">https://shop.example</a>
                <a href="javascript:alert(1)">me</a> &lt;b&gt;
                <div class="gmail_quote"><div>On Tue, 3 Mar 2026 at 10:15, Bottega &lt;help@shop.example&gt; wrote:<br></div>
                <blockquote>It comes.<blockquote>When?</blockquote></blockquote></div></body></html>""";
        var mail = body("Content-Type: text/html; charset=utf-8", html);
        assertThat(mail.text()).isEqualTo("""
                Where is it?
                Really

                • one
                • two

                https://shop.example (https://evil.example/x) me <b>""");
        assertThat(mail.quoted())
                .isEqualTo("On Tue, 3 Mar 2026 at 10:15, Bottega <help@shop.example> wrote:\n> It comes.\n> > When?");
    }

    @Test
    void outlooksMarkupIsCutToo() {
        var html = """
                <div>Thanks</div><hr><div id="divRplyFwdMsg"><b>From:</b> Bottega &lt;help@shop.example&gt;<br><b>Sent:</b> Tuesday
                <br><b>To:</b> Maria<br><b>Subject:</b> Your parcel</div><div>It comes.</div>""";
        var mail = body("Content-Type: text/html", html);
        assertThat(mail.text()).isEqualTo("Thanks");
        assertThat(Objects.requireNonNull(mail.quoted()))
                .startsWith("From: Bottega")
                .endsWith("It comes.");
    }

    @Test
    void linesThatWereWrappedAreJoined() {
        var mail = body("Content-Type: text/plain; format=flowed", "Where is \nit?\n\n> It \n> comes.\n-- \nMaria");
        assertThat(mail.text()).isEqualTo("Where is it?");
        assertThat(mail.quoted()).isEqualTo("> It comes.\n-- \nMaria");
    }

    @Test
    void whereNothingIsWrittenSomethingIsShown() {
        assertThat(body("X: y", "").text()).isEqualTo("My parcel");
        assertThat(body("X: y", " \n\u200B\n").text()).isEqualTo("My parcel");
        assertThat(read("From: a@b.example\n\n").text()).isEqualTo("✉");
        assertThat(read("").text()).isEqualTo("✉");
        assertThat(body("Content-Type: application/pdf; name=a.pdf", "AAAA").text())
                .isEqualTo("📎");
        assertThat(body("Content-Type: multipart/mixed; boundary=a", "").text()).isEqualTo("My parcel");
    }

    @Test
    void otherDirectionsAndOddLettersAreStoredAsFarAsTheyCanBe() {
        assertThat(body("Content-Type: text/plain; charset=utf-8", "שלום, איפה החבילה?")
                        .text())
                .isEqualTo("שלום, איפה החבילה?");
        assertThat(body("X: y", "a\u0000b\u0007c").text()).isEqualTo("a b c");
    }

    @Test
    void aLongTextIsGoneOnWithBehindTheQuotation() {
        var mail = body("X: y", "x".repeat(Message.MOST_CODE_POINTS) + "yz\n\n> It comes.");
        assertThat(mail.text()).hasSize(Message.MOST_CODE_POINTS).doesNotContain("y");
        assertThat(mail.quoted()).isEqualTo("yz\n\n> It comes.");
        var huge = body("X: y", "word ".repeat(2_000_000));
        assertThat(huge.text()).hasSizeLessThanOrEqualTo(Message.MOST_CODE_POINTS);
        assertThat(Objects.requireNonNull(huge.quoted())).hasSizeLessThanOrEqualTo(Email.MOST_OF_A_QUOTATION);
    }

    @Test
    void deepAndEndlessMailsEnd() {
        var deep = new StringBuilder(HEAD);
        for (var depth = 0; depth < 500; depth++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(depth)
                    .append("\n\n--b")
                    .append(depth)
                    .append('\n');
        }
        assertThat(read(deep + "\nHello").subject()).isEqualTo("My parcel");
        assertThat(body("Content-Type: text/html", "<div>".repeat(50_000) + "x").text())
                .isNotBlank();
        assertThat(body("X: " + "y".repeat(500_000), "\n".repeat(100_000) + "x").text())
                .isEqualTo("x");
        assertThat(read("From: " + "a".repeat(200_000) + "\nTo: " + "<".repeat(200_000) + "\n\nx")
                        .text())
                .isEqualTo("x");
    }

    @Test
    void machinesAreKnownByTheirHeaders() {
        for (var header : new String[] {
            "Auto-Submitted: auto-replied",
            "Precedence: bulk",
            "X-Autoreply: yes",
            "List-Id: <news.example>",
            "Return-Path: <>",
            "Content-Type: multipart/report; report-type=disposition-notification; boundary=x"
        }) {
            assertThat(body(header, "x").author()).as(header).isEqualTo(Author.MACHINE);
        }
        assertThat(body("Auto-Submitted: no\nPrecedence: normal", "x").author()).isEqualTo(Author.PERSON);
        assertThat(read("From: Mail <MAILER-DAEMON@mail.example>\n\nx").author())
                .isEqualTo(Author.MACHINE);
    }

    @Test
    void aReportSaysWhichMailCameBackAndWhy() {
        var mail = read("""
                From: MAILER-DAEMON@mail.example
                Content-Type: multipart/report; report-type=delivery-status; boundary=r

                --r

                I'm sorry.
                --r
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.example

                Final-Recipient: rfc822; maria@mail.example
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 No such
                 user here

                --r
                Content-Type: text/rfc822-headers

                Message-ID: <0198a1b2@shop.example>
                Subject: Your parcel
                --r--
                """);
        assertThat(mail.bounce()).isNotNull().satisfies(bounce -> {
            assertThat(bounce.about()).containsExactly("<0198a1b2@shop.example>");
            assertThat(bounce.failed()).isTrue();
            assertThat(bounce.reason()).isEqualTo("550 5.1.1 No such user here");
        });
        assertThat(mail.text()).isEqualTo("I'm sorry.");
        assertThat(mail.attachments()).isEmpty();
    }

    @Test
    void aMailIsKnownAgainWhereverItLies() {
        var one = body("Received: from a", "x").key();
        assertThat(body("Received: from b", "x").key()).isEqualTo(one);
        assertThat(body("Date: Tue, 3 Mar 2026 10:15:30 +0100", "x").key()).isNotEqualTo(one);
        assertThat(read("From: a@b.example\n\nx").key())
                .isNotEqualTo(read("From: a@b.example\n\ny").key());
    }
}
