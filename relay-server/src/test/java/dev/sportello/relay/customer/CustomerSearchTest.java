package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.model.Profile;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.Codec;
import dev.sportello.wire.RefusedFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomerSearchTest extends OnBothDatabases {
    private Customers customers;

    @BeforeEach
    void fill() {
        customers = Customers.open(database(), new Codec(), UUID::randomUUID, Peers.none());
        var maria = add("c-7", "Maria Núñez", "maria.nunez@example.com", "+39 051 234 5678");
        add("c-8", "Zoë Weißmüller", "zoe@example.com", null);
        add("c-9", "李小龍", "lee@example.org", "+85221234567");
        customers
                .orders()
                .take(
                        new OrderReport("test", "77", Instant.EPOCH).number("#2117"),
                        new Identity(maria.customerId(), null, null, true));
    }

    @Test
    void findsByNameEmailPhoneCustomerIdAndNumberOfAnOrder() throws Exception {
        assertThat(List.of(
                        found("nunez"),
                        found("nuñez mar"),
                        found("MARIA"),
                        found("maria.nunez@ex"),
                        found("maria.nunez@example.com"),
                        found("+39 051 234"),
                        found("0039 0512345678"),
                        found("c-7"),
                        found("#2117"),
                        found("2117")))
                .as("each in turn")
                .containsOnly(List.of("Maria Núñez"));
        assertThat(found("weiss")).containsExactly("Zoë Weißmüller");
        assertThat(found("小")).containsExactly("李小龍");
    }

    @Test
    void findsByWhatWasCopiedFromElsewhere() throws Exception {
        assertThat(List.of(
                        found("\u202a+39\u00a0051\u00a0234\u00a05678\u202c"),
                        found("+39\u2011051\u20112345678"),
                        found("+39\u200a(051)\u200a2345678\u200e"),
                        found("٠٠٣٩ ٠٥١ ٢٣٤٥٦٧٨"),
                        found("＋３９ ０５１ ２３４"),
                        found("\ufeffmaria.nunez@example.com\u200b"),
                        found("maria.nunez@example.com\u00a0núñez")))
                .as("each in turn")
                .containsOnly(List.of("Maria Núñez"));
    }

    @Test
    void numbersOfOrdersThatLookLikePhoneNumbersAreFoundAsTheyAreWritten() throws Exception {
        var who = new Identity("c-8", null, null, true);
        for (var number : List.of("2026-0117", "000000123", "100.200", "２３４５")) {
            customers.orders().take(new OrderReport("test", number, Instant.EPOCH).number(number), who);
        }
        assertThat(List.of(found("2026-0117"), found("000000123"), found("#100.200"), found("2345"), found("２３４５")))
                .as("each in turn")
                .containsOnly(List.of("Zoë Weißmüller"));
    }

    @Test
    void aPageIsNoLongerThanAskedForThoughFewHaveAllWords() throws Exception {
        IntStream.range(0, 30)
                .forEach(number -> add("m-" + number, "Marco " + (number % 3 == 0 ? "Po" : "Adda"), null, null));
        var page = customers.search().find("marco po", null, 4);
        assertThat(page.customers()).hasSize(4);
        var next = customers.search().find("marco po", page.next(), 100);
        assertThat(next.customers()).hasSize(6).doesNotContainAnyElementsOf(page.customers());
    }

    @Test
    void thePlaceOfAnotherQuestionIsRefused() throws Exception {
        IntStream.range(0, 3).forEach(number -> add("m-" + number, "Marco " + number, null, null));
        var place = customers.search().find("marco", null, 1).next();
        assertThatThrownBy(() -> customers.search().find("zoe", place, 1)).isInstanceOf(RefusedFrame.class);
    }

    @Test
    void findsNobodyInWhomNotAllOfItStands() throws Exception {
        assertThat(found("maria weiss")).isEmpty();
        assertThat(found("")).isEmpty();
        assertThat(found(" ,; ")).isEmpty();
        assertThat(found("ria")).isEmpty();
    }

    @Test
    void pagesHoldEverybodyOnce() throws Exception {
        IntStream.range(0, 25).forEach(number -> add("m-" + number, "Marco " + (char) ('a' + number), null, null));
        var all = new ArrayList<String>();
        @Nullable String after = null;
        do {
            var page = customers.search().find("marco", after, 10);
            page.customers().forEach(customer -> all.add(customer.name()));
            after = page.next();
        } while (after != null);
        assertThat(all).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNoPlaceOfAPageIsRefused() {
        assertThatThrownBy(() -> customers.search().find("marco", "x", 10)).isInstanceOf(RefusedFrame.class);
    }

    private List<String> found(String question) throws RefusedFrame {
        return customers.search().find(question, null, 10).customers().stream()
                .map(Profile::name)
                .toList();
    }

    private Profile add(String customerId, String name, @Nullable String email, @Nullable String phone) {
        return customers.profiles().recognise(new VerifiedShopper(customerId, name, email, phone, null));
    }
}
