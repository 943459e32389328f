package dev.sportello.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sportello.model.Agent;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Entry;
import dev.sportello.model.Event;
import dev.sportello.model.Party;
import dev.sportello.model.Role;
import dev.sportello.model.Rule;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a newer version says is kept where this one can only keep it, and refused where it would have to act on it.
class UnknownKindsTest {
    private static final String AT = "\"at\":\"2026-03-01T10:15:30.123Z\"";
    private static final String MERGED =
            "{\"kind\":\"ticket-merged\",\"into\":1043,\"share\":0.50,\"big\":12345678901234567890,"
                    + "\"notes\":[\"è 👋🏽\",{\"deep\":[[],{},null,true,-0.0,1E+2]}],\"text\":\"a\\\"b\\\\c\\n\\u0001\"}";

    private final Codec codec = new Codec();

    @Test
    void anEntryOfANewerKindIsWrittenAsItCame() throws RefusedFrame {
        var text = "{\"sequence\":7," + AT + ",\"ticket\":1042,\"change\":" + MERGED + "}";
        var entry = codec.body(text, Entry.class);
        assertThat(entry.change()).isEqualTo(new Change.Unknown("ticket-merged", false, MERGED));
        assertThat(codec.encode(entry)).isEqualTo(text);
        assertThat(codec.entry(7, entry.at(), entry.ticket(), codec.encode(entry.change())))
                .isEqualTo(text);
        assertThat(codec.change(MERGED)).isEqualTo(entry.change());
    }

    @Test
    void aNewerKindIsFoundWhereverItStandsInItsObject() throws RefusedFrame {
        var text = "{\"sequence\":7," + AT + ",\"change\":{\"page\":{\"a\":[1,2]},\"kind\":\"plan-changed\"}}";
        var entry = codec.body(text, Entry.class);
        assertThat(entry.change())
                .isEqualTo(new Change.Unknown(
                        "plan-changed", false, "{\"page\":{\"a\":[1,2]},\"kind\":\"plan-changed\"}"));
        assertThat(codec.encode(entry)).isEqualTo(text);
    }

    @Test
    void aKnownKindIsFoundWhereverItStandsInItsObject() throws RefusedFrame {
        assertThat(codec.change("{\"by\":{\"kind\":\"shopper\"},\"kind\":\"ticket-closed\"}"))
                .isEqualTo(new Change.TicketClosed(new Party.Shopper()));
    }

    @Test
    void anEntryOfANewerKindIsTheTicketsOrTheAccountsAndInTheThreadUnlessItIsQuiet() throws RefusedFrame {
        var loud = codec.change("{\"kind\":\"ticket-merged\"}");
        var quiet = codec.change("{\"kind\":\"cursor-glued\",\"quiet\":true}");
        assertThat(loud.inThread()).isTrue();
        assertThat(quiet.inThread()).isFalse();
        assertThat(loud.visibleToShopper()).isFalse();
        assertThat(loud).isInstanceOf(Change.OfTicket.class).isInstanceOf(Change.OfAccount.class);
    }

    @Test
    void aNewerPartyRuleOrPageWithinAKnownChangeIsWrittenAsItCame() throws RefusedFrame {
        var bot = "{\"kind\":\"ticket-closed\",\"by\":{\"kind\":\"bot\",\"model\":\"x\"}}";
        assertThat(codec.change(bot))
                .isEqualTo(new Change.TicketClosed(new Party.Unknown("bot", "{\"kind\":\"bot\",\"model\":\"x\"}")));
        var rule = "{\"kind\":\"ticket-reopened\",\"by\":{\"kind\":\"automatic\",\"rule\":\"full-moon\"}}";
        assertThat(codec.change(rule))
                .isEqualTo(new Change.TicketReopened(new Party.Automatic(new Rule.Unknown("full-moon"))));
        var page =
                "{\"kind\":\"settings-saved\",\"by\":{\"kind\":\"shopper\"},\"page\":{\"kind\":\"tags\",\"version\":3}}";
        assertThat(codec.change(page))
                .isEqualTo(new Change.SettingsSaved(
                        new Party.Shopper(), new SettingsPage.Unknown("tags", "{\"kind\":\"tags\",\"version\":3}")));
        for (var text : new String[] {bot, rule, page}) {
            assertThat(codec.encode(codec.change(text))).isEqualTo(text);
        }
    }

    @Test
    void aTicketOfANewerStatusAndChannelIsWrittenAsItCame() throws RefusedFrame {
        var text = "{\"id\":1042,\"profile\":\"0198a1b2-0000-7000-8000-0000000000cc\",\"shopperName\":\"Maria\","
                + "\"channel\":\"fax\",\"status\":{\"kind\":\"held\",\"why\":\"rain\"},\"openedAt\":\"2026-03-01T10:00:00Z\","
                + "\"lastActivityAt\":\"2026-03-01T10:00:00Z\",\"lastShopperMessage\":0,\"deliveredUpTo\":0,"
                + "\"seenUpTo\":0,\"sequence\":9}";
        var ticket = codec.body(text, Ticket.class);
        assertThat(ticket.channel()).isEqualTo(new Channel.Unknown("fax"));
        assertThat(ticket.status()).isEqualTo(new Status.Unknown("held", "{\"kind\":\"held\",\"why\":\"rain\"}"));
        assertThat(codec.encode(ticket)).isEqualTo(text);
    }

    @Test
    void anAgentOfANewerRoleAndStandingIsNeitherActiveNorAdmin() throws RefusedFrame {
        var text = "{\"id\":\"0198a1b2-0000-7000-8000-0000000000bb\",\"name\":\"Anna\",\"email\":\"a@shop.example\","
                + "\"role\":\"supervisor\",\"standing\":\"on-leave\"}";
        var agent = codec.body(text, Agent.class);
        assertThat(agent.role()).isEqualTo(new Role.Unknown("supervisor"));
        assertThat(agent.active()).isFalse();
        assertThat(agent.admin()).isFalse();
        assertThat(codec.encode(agent)).isEqualTo(text);
    }

    @Test
    void aNewerEventIsReadByItsName() throws RefusedFrame {
        var text =
                "{\"id\":\"0198a1b2-0000-7000-8000-0000000000dd\",\"profile\":\"0198a1b2-0000-7000-8000-0000000000cc\","
                        + AT + ",\"kind\":\"call\",\"summary\":\"Called\",\"properties\":{}}";
        assertThat(codec.body(text, Event.class).kind()).isEqualTo(new Event.Kind.Unknown("call"));
        assertThat(codec.encode(codec.body(text, Event.class))).isEqualTo(text);
    }

    @Test
    void aNewerErrorKeepsItsSentenceAndWhetherToTryAgain() throws RefusedFrame {
        var refusal = codec.body(
                "{\"error\":\"moon-phase\",\"sentence\":\"Wait for the full moon.\",\"retry\":true}", Refusal.class);
        assertThat(refusal)
                .isEqualTo(new Refusal(new ErrorName.Unknown("moon-phase"), "Wait for the full moon.", true));
    }

    @Test
    void aNewerFrameIsReadByItsName() throws RefusedFrame {
        assertThat(codec.relayFrame("{\"kind\":\"hologram\",\"of\":[1]}"))
                .isEqualTo(new RelayFrame.Unknown("hologram", "{\"kind\":\"hologram\",\"of\":[1]}"));
    }

    @Test
    void aNewerVisibilityIsNotTakenForAChatThatIsOn() throws RefusedFrame {
        var page = codec.body(
                "{\"kind\":\"web-chat\",\"visibility\":\"everybody\",\"welcome\":\"\",\"version\":0}",
                SettingsPage.class);
        assertThat(page).isEqualTo(new SettingsPage.WebChat(new Visibility.Unknown("everybody"), "", 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"dance\",\"id\":\"01980000-0000-7000-8000-000000000001\"}",
                "{\"id\":\"01980000-0000-7000-8000-000000000001\",\"kind\":\"dance\"}"
            })
    void theRelayRefusesAFrameOfANewerKindByNameAndWithItsId(String frame) {
        var refused = catchThrowableOfType(RefusedFrame.class, () -> codec.clientFrame(frame));
        assertThat(refused.refusal().error()).isEqualTo(ErrorKind.UNKNOWN_KIND);
        assertThat(refused.id()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"0198a1b2-0000-7000-8000-00000000000d\",\"page\":{\"kind\":\"tags\",\"version\":3}} | UNKNOWN_KIND",
                "{\"id\":\"0198a1b2-0000-7000-8000-00000000000d\",\"page\":{\"kind\":\"web-chat\","
                        + "\"visibility\":\"everybody\",\"welcome\":\"\",\"version\":0}} | MALFORMED"
            })
    void theRelayRefusesToSaveWhatItDoesNotKnow(String example) {
        var parts = example.split(" \\| ", -1);
        var refused =
                catchThrowableOfType(RefusedFrame.class, () -> codec.request(parts[0], AgentBodies.SaveSettings.class));
        assertThat(refused.refusal().error()).isEqualTo(ErrorKind.valueOf(parts[1]));
    }
}
