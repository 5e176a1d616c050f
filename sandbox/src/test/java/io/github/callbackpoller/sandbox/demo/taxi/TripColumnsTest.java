package io.github.callbackpoller.sandbox.demo.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TripColumnsTest {
    private final TripColumns columns = new TripColumns(0, 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "VendorID,tpep_pickup_datetime,tpep_dropoff_datetime,passenger_count;1;3",
                "vendor_id, pickup_datetime, dropoff_datetime, passenger_count;1;3",
                "passenger_count,\"pickup_datetime\";1;0",
                "pickup_datetime,tpep_pickup_datetime,passenger_count;1;2"
            })
    void of_headerOfTrips_findsColumnsByName(String header, int pickup, int passengers) {
        assertThat(TripColumns.of(header)).contains(new TripColumns(pickup, passengers));
    }

    @Test
    void of_byteOrderMark_isNoPartOfTheName() {
        assertThat(TripColumns.of("\uFEFFpickup_datetime,passenger_count")).contains(columns);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "timestamp,value", "pickup_datetime", "passenger_count", "\"broken"})
    void of_otherHeader_isNone(String header) {
        assertThat(TripColumns.of(header)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2,2", "1.0,1", "3.,3", "0,0", "'',0", "' 4 ',4", "999999999,999999999"})
    void trip_countInTlcForms_isRead(String text, int passengers) {
        assertThat(columns.trip("2019-01-31 23:59:59," + text))
                .contains(new Trip(LocalDateTime.parse("2019-01-31T23:59:59"), passengers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-01-31 23:59:59",
                "2019-01-31 23:59:59,-1",
                "2019-01-31 23:59:59,1.5",
                "2019-01-31 23:59:59,one",
                "2019-01-31 23:59:59,1000000000",
                "2019-02-29 00:00:00,1",
                "2019-01-31 24:00:00,1",
                "2019-01-31T00:00:00,1",
                "2019-01-31,1",
                ",1",
                "\"2019-01-31 23:59:59,1"
            })
    void trip_malformedRow_isNone(String row) {
        assertThat(columns.trip(row)).isEmpty();
    }
}
