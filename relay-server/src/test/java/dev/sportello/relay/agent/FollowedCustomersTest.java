package dev.sportello.relay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.ProfileId;
import dev.sportello.wire.ClientFrame.FollowCustomer;
import dev.sportello.wire.RelayFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowedCustomersTest {
    private static final ProfileId MARIA = new ProfileId(new UUID(0, 1));
    private static final ProfileId PAOLO = new ProfileId(new UUID(0, 2));

    private Duration now = Duration.ZERO;
    private final FollowedCustomers followed = new FollowedCustomers(() -> now);
    private final Object desktop = new Object();
    private final List<RelayFrame> heard = new ArrayList<>();

    @BeforeEach
    void greet() {
        followed.greet(desktop, heard::add);
    }

    @Test
    void onlyWhoHasTheCustomerOnScreenHearsOfTheChange() {
        followed.changed(MARIA);
        followed.follows(desktop, new FollowCustomer(PAOLO));
        followed.changed(MARIA);
        assertThat(heard).isEmpty();
        followed.changed(PAOLO);
        assertThat(heard).containsExactly(new RelayFrame.CustomerChanged(PAOLO));
    }

    @Test
    void aThousandChangesAreOneAtOnceAndOneASecond() {
        followed.follows(desktop, new FollowCustomer(MARIA));
        for (var change = 0; change < 1_000; change++) {
            followed.changed(MARIA);
        }
        assertThat(heard).hasSize(1);
        followed.publish();
        assertThat(heard).hasSize(2);
        followed.publish();
        assertThat(heard).hasSize(2);
    }

    @Test
    void nothingIsHeardOnceItIsNotSaidAgainForALongTimeOrTheLinkIsGone() {
        followed.follows(desktop, new FollowCustomer(MARIA));
        now = Duration.ofSeconds(25);
        followed.publish();
        followed.changed(MARIA);
        followed.follows(desktop, new FollowCustomer(MARIA));
        followed.left(desktop);
        followed.changed(MARIA);
        followed.publish();
        assertThat(heard).isEmpty();
    }
}
