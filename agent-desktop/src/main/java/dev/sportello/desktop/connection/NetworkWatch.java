package dev.sportello.desktop.connection;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Notices that the network is another than before, by this machine's own addresses: then it is worth trying at once.
/// Not thread-safe.
final class NetworkWatch {
    private final Supplier<Set<InetAddress>> addresses;
    private Set<InetAddress> last;

    NetworkWatch(Supplier<Set<InetAddress>> addresses) {
        this.addresses = addresses;
        last = addresses.get();
    }

    /// Whether there is an address now that was not there at the last call.
    boolean returned() {
        var before = last;
        last = addresses.get();
        return !before.containsAll(last);
    }

    static Set<InetAddress> ofThisMachine() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .collect(Collectors.toSet());
        } catch (SocketException e) {
            return Set.of();
        }
    }
}
