use super::*;
use proptest::prelude::*;

fn check<T: fmt::Display>(parse: fn(&str) -> Result<T, NumberError>, cases: &[(&str, Result<&str, NumberError>)]) {
    for (typed, expected) in cases {
        let got = parse(typed).map(|number| number.to_string());
        assert_eq!(got, expected.map(str::to_owned), "{typed}");
    }
}

#[test]
fn nhs_numbers_carry_their_check_digit() {
    check(
        NhsNumber::parse,
        &[
            ("9434765919", Ok("943 476 5919")),
            (" 943 476 5919 ", Ok("943 476 5919")),
            ("943-476-5919", Ok("943 476 5919")),
            ("9434765918", Err(NumberError::NhsCheck)),
            ("4934765919", Err(NumberError::NhsCheck)),
            ("943476591", Err(NumberError::NhsShape)),
            ("94347659190", Err(NumberError::NhsShape)),
            ("943476591X", Err(NumberError::NhsShape)),
            ("٩434765919", Err(NumberError::NhsShape)),
            ("0000000000", Err(NumberError::NhsCheck)),
            ("", Err(NumberError::NhsShape)),
        ],
    );
}

#[test]
fn the_example_in_the_nhs_message_is_itself_a_good_number() {
    check(NhsNumber::parse, &[("999 123 4551", Ok("999 123 4551"))]);
}

#[test]
fn pupil_numbers_carry_their_check_letter() {
    check(
        Upn::parse,
        &[
            ("H801200001001", Ok("H801200001001")),
            ("B801200005001", Ok("B801200005001")),
            ("h801 2000 01001", Ok("H801200001001")),
            ("A801200001001", Err(NumberError::UpnCheck)),
            ("I801200001001", Err(NumberError::UpnShape)),
            ("H80120000100", Err(NumberError::UpnShape)),
            ("H8012000010011", Err(NumberError::UpnShape)),
            ("H80120000100S", Err(NumberError::UpnShape)),
            ("H8012O0001001", Err(NumberError::UpnShape)),
            ("8H01200001001", Err(NumberError::UpnShape)),
        ],
    );
}

#[test]
fn a_temporary_pupil_number_ends_with_a_letter_that_counts() {
    // The digits give 40; B adds 13 and A adds nothing.
    let temporary = Upn::parse("H80120000100B").unwrap();
    assert!(temporary.is_temporary());
    assert!(Upn::parse("U80120000100A").unwrap().is_temporary());
    assert!(!Upn::parse("H801200001001").unwrap().is_temporary());
    assert_eq!(Upn::parse("A80120000100B"), Err(NumberError::UpnCheck));
}

#[test]
fn postcodes_are_written_one_way() {
    check(
        Postcode::parse,
        &[
            ("ab12cd", Err(NumberError::Postcode)), // C never stands in the last two places
            ("ab12df", Ok("AB1 2DF")),
            ("m1 1ae", Ok("M1 1AE")),
            ("B33 8TH", Ok("B33 8TH")),
            ("cr26xh", Ok("CR2 6XH")),
            ("DN55 1PT", Ok("DN55 1PT")),
            ("W1A 0AX", Ok("W1A 0AX")),
            ("w1a oax", Ok("W1A 0AX")),
            ("EC1A 1BB", Ok("EC1A 1BB")),
            ("GIR 0AA", Ok("GIR 0AA")),
            ("Q1 1AE", Err(NumberError::Postcode)),
            ("AI1 1AE", Err(NumberError::Postcode)),
            ("M1 1A", Err(NumberError::Postcode)),
            ("EC1A", Err(NumberError::Postcode)),
            ("1AA 1AA", Err(NumberError::Postcode)),
            ("ABC1 1AA", Err(NumberError::Postcode)),
            ("M1 1É", Err(NumberError::Postcode)),
            ("", Err(NumberError::Postcode)),
        ],
    );
    assert_eq!(Postcode::parse("ec1a1bb").unwrap().outward(), "EC1A");
    assert_eq!(Postcode::parse("m1 1ae").unwrap().outward(), "M1");
}

#[test]
fn telephone_numbers_are_tidied_the_way_people_read_them_out() {
    check(
        Phone::parse,
        &[
            ("07700900982", Ok("07700 900 982")),
            ("+44 (0)7700 900-982", Ok("07700 900 982")),
            ("0044 7700 900982", Ok("07700 900 982")),
            ("020 7946 0018", Ok("020 7946 0018")),
            ("0114.496.0001", Ok("0114 496 0001")),
            ("01214960001", Ok("0121 496 0001")),
            ("01632 960 001", Ok("01632 960 001")),
            ("0800 111 1000", Ok("0800 111 1000")),
            ("+48 22 123 45 67", Ok("+48221234567")),
            ("7700900982", Err(NumberError::Phone)),
            ("07700 90098", Ok("07700 900 98")),
            ("07700 9009", Err(NumberError::Phone)),
            ("call mum", Err(NumberError::Phone)),
            ("+", Err(NumberError::Phone)),
            ("", Err(NumberError::Phone)),
        ],
    );
}

#[test]
fn the_errors_say_what_to_type_and_repeat_nothing_that_was_typed() {
    for error in [NumberError::NhsShape, NumberError::UpnShape, NumberError::Postcode, NumberError::Phone] {
        assert!(error.to_string().starts_with("Enter "), "{error}");
    }
    for error in [NumberError::NhsCheck, NumberError::UpnCheck] {
        assert!(error.to_string().starts_with("Check "), "{error}");
    }
}

/// Ten digits whose last one checks the nine before it; `None` where no digit can.
fn with_check_digit(nine: u32) -> Option<String> {
    (0..10).map(|last| format!("{nine:09}{last}")).find(|number| NhsNumber::parse(number).is_ok())
}

proptest! {
    #[test]
    fn one_wrong_digit_never_makes_another_good_nhs_number(nine in 100_000_000u32..999_999_999, place in 0usize..10, add in 1u8..10) {
        prop_assume!(with_check_digit(nine).is_some());
        let mut bytes = with_check_digit(nine).unwrap().into_bytes();
        bytes[place] = b'0' + (bytes[place] - b'0' + add) % 10;
        prop_assert_eq!(NhsNumber::parse(&String::from_utf8(bytes).unwrap()), Err(NumberError::NhsCheck));
    }

    #[test]
    fn every_twelve_digits_have_exactly_one_check_letter(digits in "[0-9]{12}") {
        let fitting = UPN_LETTERS.iter().filter(|letter| Upn::parse(&format!("{}{digits}", **letter as char)).is_ok()).count();
        prop_assert_eq!(fitting, 1);
    }

    #[test]
    fn two_neighbours_changing_places_spoil_a_pupil_number(digits in "[0-9]{12}", place in 0usize..11) {
        let letter = UPN_LETTERS.iter().find(|letter| Upn::parse(&format!("{}{digits}", **letter as char)).is_ok()).unwrap();
        let mut swapped = digits.clone().into_bytes();
        prop_assume!(swapped[place] != swapped[place + 1]);
        swapped.swap(place, place + 1);
        let swapped = format!("{}{}", *letter as char, String::from_utf8(swapped).unwrap());
        prop_assert_eq!(Upn::parse(&swapped), Err(NumberError::UpnCheck));
    }

    #[test]
    fn what_is_shown_reads_back_as_the_same(text in "\\PC{0,45}") {
        if let Ok(number) = NhsNumber::parse(&text) { prop_assert_eq!(NhsNumber::parse(&number.to_string()).unwrap(), number); }
        if let Ok(upn) = Upn::parse(&text) { prop_assert_eq!(Upn::parse(&upn.to_string()).unwrap(), upn); }
        if let Ok(phone) = Phone::parse(&text) { prop_assert_eq!(Phone::parse(&phone.to_string()).unwrap(), phone); }
    }

    #[test]
    fn any_shape_of_postcode_reads_back_as_the_same(text in "[A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-Z]? ?[0-9][ABD-HJLNP-UW-Z]{2}") {
        let postcode = Postcode::parse(&text).unwrap();
        prop_assert_eq!(Postcode::parse(&postcode.to_string().to_lowercase()).unwrap(), postcode);
    }
}
