package dev.sportello.desktop.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.TicketId;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenRequestTest {

    @Property
    void aLinkToATicketIsReadInAnyCase(@ForAll @LongRange(min = 1, max = 999_999_999_999_999_999L) long number) {
        var open = new OpenRequest.Open(new TicketId(number));
        assertThat(OpenRequest.of("sportello://ticket/" + number)).isEqualTo(open);
        assertThat(OpenRequest.of("SPORTELLO://Ticket/" + number + "/")).isEqualTo(open);
    }

    @Property
    void whateverElseAnybodyWritesIsNoLink(@ForAll String text) {
        assertThat(OpenRequest.of(text)).isInstanceOfAny(OpenRequest.Unreadable.class, OpenRequest.Raise.class);
        assertThat(OpenRequest.of("sportello://ticket/" + text + "x")).isInstanceOf(OpenRequest.Unreadable.class);
    }

    @Example
    void startingTheProgramRaisesItsWindow() {
        assertThat(OpenRequest.of(null)).isEqualTo(new OpenRequest.Raise());
        assertThat(OpenRequest.of("")).isEqualTo(new OpenRequest.Raise());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sportello://ticket/0",
                "sportello://ticket/-1",
                "sportello://ticket/01",
                "sportello://ticket/9999999999999999999",
                "sportello://ticket/1042?then=close",
                "sportello://ticket/1042#x",
                "sportello://ticket/1042/../../1",
                "sportello://user@ticket/1042",
                "sportello://ticket:80/1042",
                "sportello:ticket/1042",
                "sportello://ticket/١٠٤٢",
                "sportello://ticket/1042\nsportello://ticket/7",
                "--data=elsewhere",
                "@/etc/passwd",
                "https://shop.example/ticket/1042",
                "file:///etc/passwd"
            })
    void whatIsNearlyALinkIsNone(String text) {
        assertThat(OpenRequest.of(text)).isEqualTo(new OpenRequest.Unreadable());
    }
}
