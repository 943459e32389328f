package dev.sportello.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursException;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsRules.Kind;
import dev.sportello.model.SettingsRules.Problem;
import dev.sportello.wire.AgentBodies.SaveSettings;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.Protocol;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsRulesTest {
    private static final OfficeHours MONDAYS = OfficeHours.of(
            Map.of(DayOfWeek.MONDAY, DayHours.of(new HoursRange(LocalTime.of(9, 0), LocalTime.of(18, 0)))),
            new TreeMap<>());

    @ParameterizedTest
    @ValueSource(
            strings = {"https://shop.example/login", "http://localhost:8080/x?y=1", "/login", "/", "/demo/#sign-in"})
    void takesAddressesOfTheWebAndPathsOfTheShop(String link) {
        assertThat(linked(link)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "//evil.example", "///evil.example", "login", "mailto:a@b.example"})
    void refusesWhatLeadsElsewhere(String link) {
        assertThat(linked(link)).containsExactly(new Problem("signIn", Kind.NOT_A_WEB_ADDRESS));
    }

    @Test
    void anEmptyReplyIsAProblemOnlyWhereThereAreHours() {
        assertThat(SettingsRules.problems(new SettingsPage.Hours(OfficeHours.NONE, "", " ", 0)))
                .isEmpty();
        assertThat(SettingsRules.problems(new SettingsPage.Hours(MONDAYS, "", " ", 0)))
                .containsExactly(new Problem("withinReply", Kind.BLANK), new Problem("outsideReply", Kind.BLANK));
    }

    @Test
    void amberComesBeforeRedAndBothWithinADay() {
        var turned = new WaitingMarks(Duration.ofMinutes(5), Duration.ofMinutes(5));
        assertThat(SettingsRules.problems(general("Bottega", null, List.of("en"), turned)))
                .containsExactly(new Problem("red", Kind.MARKS_IN_WRONG_ORDER));
        var far = new WaitingMarks(Duration.ofSeconds(10), Duration.ofDays(2));
        assertThat(SettingsRules.problems(general("Bottega", null, List.of("en"), far)))
                .containsExactly(
                        new Problem("amber", Kind.MARK_OUT_OF_RANGE), new Problem("red", Kind.MARK_OUT_OF_RANGE));
    }

    @Test
    void theHubSpeaksAtLeastOneLanguageThatItKnows() {
        assertThat(SettingsRules.problems(general("Bottega", null, List.of(), WaitingMarks.STANDARD)))
                .containsExactly(new Problem("languages", Kind.NO_LANGUAGE));
        assertThat(SettingsRules.problems(general("Bottega", null, List.of("en", "tlh"), WaitingMarks.STANDARD)))
                .containsExactly(new Problem("languages", Kind.UNKNOWN_LANGUAGE));
    }

    @Test
    void whatNobodySeesIsNoNameAndNoReply() {
        assertThat(SettingsRules.problems(general("\u3164\u200b", null, List.of("it"), WaitingMarks.STANDARD)))
                .containsExactly(new Problem("name", Kind.BLANK));
        assertThat(SettingsRules.problems(new SettingsPage.Hours(MONDAYS, "\u00a0", "\u2800", 0)))
                .containsExactly(new Problem("withinReply", Kind.BLANK), new Problem("outsideReply", Kind.BLANK));
    }

    @Test
    void textsAreTextAndNotTooLong() {
        assertThat(SettingsRules.problems(welcome("👋".repeat(SettingsRules.MOST_OF_A_TEXT))))
                .isEmpty();
        assertThat(SettingsRules.problems(welcome("👋".repeat(SettingsRules.MOST_OF_A_TEXT + 1))))
                .containsExactly(new Problem("welcome", Kind.TOO_LONG));
        assertThat(SettingsRules.problems(welcome("Hi\0"))).containsExactly(new Problem("welcome", Kind.NOT_TEXT));
        assertThat(SettingsRules.problems(general(" ", null, List.of("it"), WaitingMarks.STANDARD)))
                .containsExactly(new Problem("name", Kind.BLANK));
    }

    @ParameterizedTest
    @MethodSource("largestPages")
    void whatHasNoProblemFitsIntoARequest(SettingsPage page) {
        assertThat(SettingsRules.problems(page)).isEmpty();
        var all = List.of("withinReply", "outsideReply", "withinReplyIn", "outsideReplyIn", "version");
        var body = new SaveSettings(new CommandId(new UUID(-1, -1)), page, all);
        assertThat(new Codec().encode(body).getBytes(UTF_8)).hasSizeLessThanOrEqualTo(Protocol.MOST_FRAME_BYTES);
    }

    static List<SettingsPage> largestPages() {
        var text = "👋".repeat(SettingsRules.MOST_OF_A_TEXT);
        var all = SettingsRules.LANGUAGES.stream().collect(Collectors.toMap(language -> language, _ -> text));
        var link = URI.create("/" + "店".repeat(SettingsRules.MOST_OF_A_LINK - 1));
        var name = "👋".repeat(SettingsRules.MOST_OF_A_NAME);
        var site = "https://" + ("a".repeat(60) + ".").repeat(4);
        var sites = IntStream.range(0, SettingsRules.MOST_ORIGINS).mapToObj(i -> site + "shop" + i);
        return List.of(
                new SettingsPage.General(
                        name,
                        ZoneOffset.UTC,
                        link,
                        link,
                        link,
                        SettingsRules.LANGUAGES,
                        WaitingMarks.STANDARD,
                        Long.MAX_VALUE),
                new SettingsPage.WebChat(Visibility.SIGNED_IN_SHOPPERS, text, all, true, text, all, Long.MAX_VALUE),
                new SettingsPage.Sites(sites.toList(), Long.MAX_VALUE),
                mostExceptions("👋".repeat(SettingsRules.MOST_OF_A_NAME), "", Map.of()),
                mostExceptions("\"".repeat(SettingsRules.MOST_OF_A_NAME), "\n".repeat(1_000), Map.of()),
                mostExceptions("Pasqua", text, all),
                mostExceptions("", "", Map.of()));
    }

    /// As many exceptions as there may be, each with hours.
    private static SettingsPage.Hours mostExceptions(String name, String reply, Map<String, String> replies) {
        var most = mostExceptions(name, reply, replies, 0);
        for (var count = 1; count <= SettingsRules.MOST_EXCEPTIONS; count++) {
            var page = mostExceptions(name, reply, replies, count);
            if (!SettingsRules.problems(page).isEmpty()) {
                return most;
            }
            most = page;
        }
        return most;
    }

    private static SettingsPage.Hours mostExceptions(
            String name, String reply, Map<String, String> replies, int count) {
        var hours = DayHours.of(
                new HoursRange(LocalTime.of(9, 0), LocalTime.of(13, 0)),
                new HoursRange(LocalTime.of(15, 0), LocalTime.of(19, 0)));
        var first = LocalDate.of(2026, 1, 1);
        var exceptions = IntStream.range(0, count)
                .mapToObj(day -> new HoursException(name, first.plusDays(day), first.plusDays(day), false, hours))
                .toList();
        var said = reply.isBlank() ? "We are back {opens}." : reply;
        return new SettingsPage.Hours(
                new OfficeHours(Map.of(), exceptions), said, said, replies, replies, Long.MAX_VALUE);
    }

    @Test
    void exceptionsThatNoRequestHoldsAreTooMany() {
        var long500 =
                mostExceptions("👋".repeat(SettingsRules.MOST_OF_A_NAME), "", Map.of(), SettingsRules.MOST_EXCEPTIONS);
        assertThat(SettingsRules.problems(long500)).containsExactly(new Problem("hours", Kind.TOO_MANY_EXCEPTIONS));
        assertThat(mostExceptions("", "", Map.of()).hours().exceptions()).hasSizeGreaterThan(300);
    }

    @Test
    void fiveHundredClosedDaysWithNamesAreNotTooMany() {
        var first = LocalDate.of(2026, 1, 1);
        var closed = IntStream.range(0, SettingsRules.MOST_EXCEPTIONS)
                .mapToObj(first::plusDays)
                .map(day -> new HoursException("Festa della Repubblica", day, day, false, DayHours.of()))
                .toList();
        var page = new SettingsPage.Hours(new OfficeHours(Map.of(), closed), "Soon.", "Later.", Map.of(), Map.of(), 7);
        assertThat(SettingsRules.problems(page)).isEmpty();
    }

    private static List<Problem> linked(String link) {
        return SettingsRules.problems(general("Bottega", URI.create(link), List.of("en"), WaitingMarks.STANDARD));
    }

    private static SettingsPage.General general(
            String name, @Nullable URI signIn, List<String> languages, WaitingMarks marks) {
        return new SettingsPage.General(name, ZoneOffset.UTC, signIn, null, null, languages, marks, 0);
    }

    private static SettingsPage.WebChat welcome(String text) {
        return new SettingsPage.WebChat(Visibility.SIGNED_IN_SHOPPERS, text, 0);
    }

    @Test
    void everyLanguageOfATextKeepsTheRulesOfTheText() {
        var page = new SettingsPage.WebChat(
                Visibility.SIGNED_IN_SHOPPERS, "Hi {nome}!", Map.of("it", "Ciao {nome}!", "xx", "?", "en", " "), 0);
        assertThat(SettingsRules.problems(page))
                .containsExactly(
                        new SettingsRules.Problem("welcome", SettingsRules.Kind.UNKNOWN_VARIABLE),
                        new SettingsRules.Problem("welcome.it", SettingsRules.Kind.UNKNOWN_VARIABLE),
                        new SettingsRules.Problem("welcome.xx", SettingsRules.Kind.UNKNOWN_LANGUAGE));
    }

    @Test
    void channelsThatFitAreTaken() {
        assertThat(SettingsRules.problems(SettingsPage.Channels.NONE)).isEmpty();
        assertThat(channels(SMS, SMTP, MAILBOX, UNSEEN)).isEmpty();
        var local = new SmtpServer(true, "localhost", 25, MailSecurity.NONE, "", "a+b@shop.example", "");
        assertThat(channels(null, local, null, null)).isEmpty();
    }

    @Test
    void eachFieldOfTheChannelsIsChecked() {
        var sms = new SmsGateway(true, URI.create("ftp://x"), "AC 1", "051 123456", true);
        var smtp = new SmtpServer(true, "a b", 0, MailSecurity.NONE, "x\ny", "nobody", "\u0000");
        var mailbox = new Mailbox(true, "", 70_000, new MailSecurity.Unknown("quantum"), " ", "", true);
        var unseen = new UnseenMail(true, Duration.ZERO, URI.create("/account"));
        assertThat(channels(sms, smtp, mailbox, unseen))
                .extracting(Problem::field)
                .containsExactly(
                        "sms.api",
                        "sms.account",
                        "sms.number",
                        "smtp.host",
                        "smtp.port",
                        "smtp.security",
                        "smtp.user",
                        "smtp.from",
                        "smtp.fromName",
                        "mailbox.host",
                        "mailbox.port",
                        "mailbox.security",
                        "mailbox.user",
                        "mailbox.address",
                        "unseen.after",
                        "unseen.shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example\r\nBcc: c@d.example",
                "a@b.example, c@d.example",
                "Anna <a@b.example>",
                "a@b@c",
                "@b.example",
                "a@",
                "a b@c.example"
            })
    void anAddressIsOneAddressAndNothingElse(String address) {
        var smtp = new SmtpServer(true, "smtp.shop.example", 465, MailSecurity.TLS, "", address, "");
        assertThat(channels(null, smtp, null, null)).containsExactly(new Problem("smtp.from", Kind.NOT_AN_EMAIL));
    }

    @Test
    void whoTextsNeedsAnAddressForTheGatewaysReports() {
        var page = new SettingsPage.Channels(null, SMS, null, null, UNSEEN, 0);
        assertThat(SettingsRules.problems(page)).containsExactly(new Problem("address", Kind.BLANK));
    }

    private static final SmsGateway SMS =
            new SmsGateway(true, URI.create("https://api.twilio.com"), "AC0123", "+39051123456", true);
    private static final SmtpServer SMTP =
            new SmtpServer(true, "smtp.shop.example", 465, MailSecurity.TLS, "hello", "hello@shop.example", "Bottega");
    private static final Mailbox MAILBOX =
            new Mailbox(true, "imap.shop.example", 993, MailSecurity.TLS, "hello", "hello@shop.example", false);
    private static final UnseenMail UNSEEN =
            new UnseenMail(true, Duration.ofMinutes(10), URI.create("https://shop.example/"));

    private static List<Problem> channels(
            @Nullable SmsGateway sms,
            @Nullable SmtpServer smtp,
            @Nullable Mailbox mailbox,
            @Nullable UnseenMail unseen) {
        var address = URI.create("https://chat.shop.example");
        return SettingsRules.problems(new SettingsPage.Channels(address, sms, smtp, mailbox, unseen, 0));
    }
}
