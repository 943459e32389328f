package dev.sportello.relay.ticket;

import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.api.Test;
import dev.sportello.model.Profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.hours.Opening;
import dev.sportello.model.Account;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Rule;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsRules;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.model.WaitingMarks;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

class AutomaticRepliesTest {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Party.ByAgent ANNA = new Party.ByAgent(new AgentId(new UUID(2, 1)), "Anna");
    private static final String WITHIN = "We answer in a few minutes.";
    private static final String OUTSIDE = "We are closed now.";

    /// Monday and Tuesday, nine to six in Rome: eight to five in UTC.
    private static final OfficeHours TWO_DAYS = hours(DayOfWeek.MONDAY, DayOfWeek.TUESDAY);

    @Example
    void theFirstMessageWithinHoursIsRepliedToOnce() {
        var chat = new Chat(account(TWO_DAYS));
        assertThat(chat.writes("2026-03-02T08:00:00Z")).isEqualTo(Rule.WITHIN_HOURS);
        assertThat(chat.writes("2026-03-02T08:00:01Z")).isNull();
        assertThat(chat.writes("2026-03-02T16:59:59Z")).isNull();
    }

    @Example
    void aMessageOutsideHoursIsRepliedToOnceInAClosedPeriod() {
        var chat = new Chat(account(TWO_DAYS));
        assertThat(chat.writes("2026-03-02T17:00:00Z")).isEqualTo(Rule.OUTSIDE_HOURS);
        assertThat(chat.writes("2026-03-02T17:00:01Z")).isNull();
        assertThat(chat.writes("2026-03-03T07:59:59.999Z")).as("the same night").isNull();
        assertThat(chat.writes("2026-03-03T08:00:00Z"))
                .as("not the first message")
                .isNull();
        assertThat(chat.writes("2026-03-03T17:00:00Z")).as("the next night").isEqualTo(Rule.OUTSIDE_HOURS);
        assertThat(chat.writes("2026-03-09T07:59:00Z"))
                .as("five days later, still closed")
                .isNull();
    }

    @Example
    void theNextClosedPeriodIsAnotherThoughNobodyWroteBetween() {
        var chat = new Chat(account(TWO_DAYS));
        assertThat(chat.writes("2026-03-03T07:59:59Z")).isEqualTo(Rule.OUTSIDE_HOURS);
        assertThat(chat.writes("2026-03-03T17:00:00Z")).isEqualTo(Rule.OUTSIDE_HOURS);
    }

    @Example
    void aTicketThatBeganWithinHoursIsRepliedToInTheEvening() {
        var chat = new Chat(account(TWO_DAYS));
        assertThat(chat.writes("2026-03-02T16:59:59Z")).isEqualTo(Rule.WITHIN_HOURS);
        assertThat(chat.writes("2026-03-02T17:00:00Z")).isEqualTo(Rule.OUTSIDE_HOURS);
    }

    @Example
    void whoHeardFromAnAgentLessThanFiveMinutesAgoHearsNoMachine() {
        var chat = new Chat(account(TWO_DAYS));
        chat.agentWrites("2026-03-02T16:58:00Z");
        assertThat(chat.writes("2026-03-02T16:59:00Z"))
                .as("also to the first message")
                .isNull();
        assertThat(chat.writes("2026-03-02T17:02:59.999Z")).isNull();
        assertThat(chat.writes("2026-03-02T17:03:00Z")).isEqualTo(Rule.OUTSIDE_HOURS);
    }

    @Example
    void withoutHoursThereAreNoReplies() {
        var chat = new Chat(account(OfficeHours.NONE));
        assertThat(chat.writes("2026-03-02T08:00:00Z")).isNull();
        var onlyClosed = new TreeMap<>(Map.of(LocalDate.parse("2026-12-25"), DayHours.CLOSED));
        assertThat(new Chat(account(OfficeHours.of(Map.of(), onlyClosed))).writes("2026-12-25T08:00:00Z"))
                .as("a closed day alone is no hours")
                .isNull();
    }

    @Example
    void aBlankTextIsNotSentAndOthersLoseTheirMargins() {
        var blank = new Chat(account(TWO_DAYS, " \n", "\t"));
        assertThat(blank.writes("2026-03-02T08:00:00Z")).isNull();
        assertThat(blank.writes("2026-03-02T18:00:00Z")).isNull();
        var reply = new AutomaticReplies(account(TWO_DAYS, " Hello! \n", OUTSIDE), shopper(null), null)
                .to(opened(), Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(reply).isEqualTo(new AutomaticReplies.Reply(Rule.WITHIN_HOURS, "Hello!"));
    }

    @Example
    void afterTheLastOpenDayTheShopIsClosedInOnePeriodForEver() {
        var once = new TreeMap<>(Map.of(
                LocalDate.parse("2026-03-02"), DayHours.of(new HoursRange(LocalTime.of(9, 0), LocalTime.of(18, 0)))));
        var chat = new Chat(account(OfficeHours.of(Map.of(), once)));
        assertThat(chat.writes("2026-03-02T17:00:00Z")).isEqualTo(Rule.OUTSIDE_HOURS);
        assertThat(chat.writes("2036-03-02T17:00:00Z")).isNull();
    }

    @Example
    void afterAChangeOfHoursItIsTheNewOnesThatMakeAPeriod() {
        var chat = new Chat(account(TWO_DAYS));
        assertThat(chat.writes("2026-03-02T17:00:00Z")).isEqualTo(Rule.OUTSIDE_HOURS);
        // By the new hours the shop was open then, and is closed now: this is another period.
        chat.account = account(hours(LocalTime.of(9, 0), LocalTime.of(19, 0), DayOfWeek.MONDAY));
        assertThat(chat.writes("2026-03-02T18:00:00Z")).isEqualTo(Rule.OUTSIDE_HOURS);
        // By these it has been closed ever since, though it was said to open on Tuesday.
        chat.account = account(hours(DayOfWeek.FRIDAY));
        assertThat(chat.writes("2026-03-03T09:00:00Z")).isNull();
        chat.account = account(OfficeHours.NONE);
        assertThat(chat.writes("2026-03-07T09:00:00Z")).isNull();
        chat.account = account(hours(DayOfWeek.FRIDAY));
        assertThat(chat.writes("2026-03-07T09:00:00Z")).isEqualTo(Rule.OUTSIDE_HOURS);
    }

    /// Whatever the hours and whenever people write: no reply within hours but to the first message, at most one
    /// outside hours in a closed period, none while an agent is there, and one wherever one is due.
    @Property
    void eachReplyIsDueAndNoneIsDoubled(
            @ForAll("hours") OfficeHours hours, @ForAll("writings") List<Writing> writings) {
        var chat = new Chat(account(hours));
        Instant agent = null;
        Opening.Closed told = null;
        var first = true;
        for (var writing : writings) {
            if (writing.byAgent) {
                chat.agentWrites(writing.at);
                agent = writing.at;
                continue;
            }
            var opening = hours.at(writing.at, ROME);
            var quiet = !hours.isSet() || agent != null && writing.at.isBefore(agent.plusSeconds(300));
            Rule due = null;
            if (!quiet && opening instanceof Opening.Open) {
                due = first ? Rule.WITHIN_HOURS : null;
            } else if (!quiet && opening instanceof Opening.Closed closed) {
                // A closed period is named by its end.
                due = closed.equals(told) ? null : Rule.OUTSIDE_HOURS;
                told = closed;
            }
            assertThat(chat.writes(writing.at)).as("%s", writing).isEqualTo(due);
            first = false;
        }
    }

    private record Writing(Instant at, boolean byAgent) {}

    @Provide
    Arbitrary<OfficeHours> hours() {
        var hour = Arbitraries.integers().between(0, 23).map(it -> LocalTime.of(it, 0));
        var range = Combinators.combine(hour, hour)
                .as((start, end) -> start.equals(end) ? wholeDay() : new HoursRange(start, end));
        return Arbitraries.maps(Arbitraries.of(DayOfWeek.class), range.map(DayHours::of))
                .ofMaxSize(7)
                .map(week -> OfficeHours.of(week, Collections.emptyNavigableMap()));
    }

    @Provide
    Arbitrary<List<Writing>> writings() {
        var gap = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 400), Arbitraries.integers().between(0, 200_000));
        var agent = Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true));
        return Combinators.combine(gap, agent)
                .as(Map::entry)
                .list()
                .ofMaxSize(25)
                .map(steps -> {
                    var at = Instant.parse("2026-03-27T12:00:00Z");
                    var writings = new ArrayList<Writing>();
                    for (var step : steps) {
                        at = at.plusSeconds(step.getKey());
                        writings.add(new Writing(at, step.getValue()));
                    }
                    return List.copyOf(writings);
                });
    }

    /// A chat as the relay carries it on: each message, and each reply, is an entry of its ticket.
    private static final class Chat {
        private Account account;
        private Ticket ticket = opened();

        Chat(Account account) {
            this.account = account;
        }

        @Nullable
        Rule writes(String at) {
            return writes(Instant.parse(at));
        }

        @Nullable
        Rule writes(Instant at) {
            var reply = new AutomaticReplies(account, shopper(null), null).to(ticket, at);
            add(new Party.Shopper(), at);
            if (reply != null) {
                assertThat(reply.text()).isEqualTo(reply.rule() == Rule.WITHIN_HOURS ? WITHIN : OUTSIDE);
                add(new Party.Automatic(reply.rule()), at);
            }
            return reply == null ? null : reply.rule();
        }

        void agentWrites(String at) {
            agentWrites(Instant.parse(at));
        }

        void agentWrites(Instant at) {
            add(ANNA, at);
        }

        private void add(Party author, Instant at) {
            var message = new Message(new MessageId(new UUID(3, ticket.sequence())), author, "text");
            ticket = ticket.apply(new Entry(ticket.sequence() + 1, at, ticket.id(), new Change.MessageAdded(message)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // On Sunday, the first of March.
                "      |                  | 2026-03-01T20:00:00Z | Thanks, Maria! We open tomorrow at 9:00.",
                "it-CH |                  | 2026-03-01T20:00:00Z | Apriamo domani alle 9:00.",
                "de    | America/New_York | 2026-03-01T20:00:00Z | Thanks, Maria! We open tomorrow at 3:00.",
                "it    | Asia/Tokyo       | 2026-03-01T20:00:00Z | Apriamo oggi alle 17:00.",
                // The clocks go forward in Rome between the message and the opening.
                "      |                  | 2026-03-28T20:00:00Z | Thanks, Maria! We open Monday at 9:00.",
                "it    | Asia/Tokyo       | 2026-03-28T20:00:00Z | Apriamo domani alle 16:00.",
            })
    void aReplyIsInTheLanguageAndTheZoneOfWhoReadsIt(
            @Nullable String language, @Nullable ZoneId zone, Instant at, String text) {
        var hours = new SettingsPage.Hours(
                hours(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
                WITHIN,
                "Thanks, {name}! We open {opens}.",
                null,
                Map.of("it", "Apriamo {opens}. Chiudiamo {closes}."),
                0);
        var reply = new AutomaticReplies(account(hours.hours()).with(hours), shopper(zone), language).to(opened(), at);
        assertThat(reply).isEqualTo(new AutomaticReplies.Reply(Rule.OUTSIDE_HOURS, text));
    }

    @Test
    void whoHasToldNoNameIsNotGreetedWithAnEmail() {
        var account = account(hours(DayOfWeek.MONDAY), "Hello {name|there}! We answer soon.", OUTSIDE);
        var reply = new AutomaticReplies(account, named("maria@example.com", Profile.Verified.NOTHING), null)
                .to(opened(), Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(reply).isEqualTo(new AutomaticReplies.Reply(Rule.WITHIN_HOURS, "Hello there! We answer soon."));
    }

    @Test
    void aReplyIsNoLongerThanAMessageWhateverIsFilledIn() {
        var account = account(hours(DayOfWeek.MONDAY), "{shop} {name} ".repeat(70), OUTSIDE);
        var reply = new AutomaticReplies(
                        account, named("A".repeat(200), new Profile.Verified(true, false, false)), null)
                .to(opened(), Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(reply).isNotNull();
        assertThat(reply.text().length()).isBetween(3_000, Message.MOST_CODE_POINTS);
    }

    @Test
    void aReplyOfWhichNothingRemainsIsNotSent() {
        var never = account(hours(DayOfWeek.MONDAY), WITHIN, "We are here until {closes}.");
        assertThat(new AutomaticReplies(never, shopper(null), null).to(opened(), Instant.parse("2026-03-01T20:00:00Z")))
                .isNull();
    }

    private static Profile named(String name, Profile.Verified verified) {
        return new Profile(
                new ProfileId(new UUID(1, 1)),
                "c-1",
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                verified,
                List.of(),
                null);
    }

    private static Profile shopper(@Nullable ZoneId zone) {
        return new Profile(
                new ProfileId(new UUID(1, 1)),
                "c-1",
                "Maria Rossi",
                null,
                null,
                null,
                zone,
                null,
                null,
                Map.of(),
                new Profile.Verified(true, false, false),
                List.of(),
                null);
    }

    private static HoursRange wholeDay() {
        return new HoursRange(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    private static OfficeHours hours(DayOfWeek... days) {
        return hours(LocalTime.of(9, 0), LocalTime.of(18, 0), days);
    }

    private static OfficeHours hours(LocalTime start, LocalTime end, DayOfWeek... days) {
        var week = new TreeMap<DayOfWeek, DayHours>();
        for (var day : days) {
            week.put(day, DayHours.of(new HoursRange(start, end)));
        }
        return OfficeHours.of(week, Collections.emptyNavigableMap());
    }

    private static Account account(OfficeHours hours) {
        return account(hours, WITHIN, OUTSIDE);
    }

    private static Account account(OfficeHours hours, String within, String outside) {
        return Account.of(
                new SettingsPage.General(
                        "Bottega", ROME, null, null, null, SettingsRules.LANGUAGES, WaitingMarks.STANDARD, 0),
                new SettingsPage.WebChat(Visibility.SIGNED_IN_SHOPPERS, "", 0),
                new SettingsPage.Hours(hours, within, outside, 0));
    }

    private static Ticket opened() {
        var change = new Change.TicketOpened(new ProfileId(new UUID(1, 1)), "Maria Rossi", Channel.WEB_CHAT);
        return Ticket.opened(new Entry(1, Instant.parse("2026-03-01T00:00:00Z"), new TicketId(7), change));
    }
}
