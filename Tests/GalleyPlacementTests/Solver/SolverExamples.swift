import Testing

@testable import GalleyPlacement

/// Small bodies of paragraphs of 100 px, where the best can be seen by eye.
@Suite struct SolverExamples {
  private let far = Spacing(distance: px(300))

  @Test func nothingToPlaceInOrWith() {
    #expect(ColumnOfText(paragraphs: 0).problem.solve().solution.ads == [])
    #expect(ColumnOfText(paragraphs: 1).problem.solve().solution.ads == [])
    var text = ColumnOfText(paragraphs: 9)
    text.offers = []
    #expect(text.problem.solve().solution.ads == [])
    text.offers = [[]]
    #expect(text.problem.solve().solution.ads == [])
    #expect(ColumnOfText(paragraphs: 9, limit: 0).problem.solve().solution.ads == [])
  }

  @Test func oneStandsInTheMiddle() {
    #expect(ColumnOfText(paragraphs: 10, limit: 1).problem.solve().solution.gaps == [5])
  }

  @Test func ofTwoMiddlesTheEarlier() {
    #expect(ColumnOfText(paragraphs: 9, limit: 1).problem.solve().solution.gaps == [4])
  }

  @Test func threeDivideTheTextIntoFour() {
    #expect(ColumnOfText(paragraphs: 12, limit: 3).problem.solve().solution.gaps == [3, 6, 9])
  }

  @Test func asManyAsTheSpacingLeavesRoomFor() {
    #expect(
      ColumnOfText(paragraphs: 12, spacing: far).problem.solve().solution.gaps == [1, 4, 7, 10])
  }

  @Test func closedGapsAreLeftOut() {
    var text = ColumnOfText(paragraphs: 10, spacing: far)
    text.closed = [1, 2, 4, 5, 7, 8]
    #expect(text.problem.solve().solution.gaps == [3, 6, 9])
    text.closed.insert(6)
    #expect(text.problem.solve().solution.gaps == [3, 9])
  }

  @Test func moreEvenThanGoingDownTheText() {
    let text = ColumnOfText(paragraphs: 12, spacing: far, limit: 2)
    #expect(text.problem.solve().solution.gaps == [4, 8])
    #expect(Greedy(text.problem).solve().gaps == [1, 4])
  }

  @Test func paragraphsAndWordsCountToo() {
    let apart = ColumnOfText(paragraphs: 9, spacing: Spacing(paragraphs: 4)).problem.solve()
      .solution
    #expect(apart.gaps == [2, 6])
    let words = ColumnOfText(paragraphs: 9, spacing: Spacing(words: 151)).problem.solve().solution
    #expect(words.gaps == [2, 6])
  }

  @Test func aPinIsWorthMoreThanTwoOthers() {
    var text = ColumnOfText(paragraphs: 8, spacing: Spacing(distance: px(400)))
    #expect(text.problem.solve().solution.gaps == [2, 6])
    text.pinned = [4]
    text.closed = [4]
    #expect(text.problem.solve().solution.gaps == [4])
  }

  @Test func whatStoodThereStaysWhereThatCostsNoAd() {
    var text = ColumnOfText(paragraphs: 12, limit: 3)
    text.kept = [2, 7, 10]
    #expect(text.problem.solve().solution.gaps == [2, 7, 10])
  }

  /// 550 px hold one of 300 and one of 250 px, not two of 300; the large one comes where it is first
  /// when gaps and sizes are compared from the last advertisement upwards.
  @Test func theLargerSizeWhereItFits() {
    var text = ColumnOfText(paragraphs: 9, limit: 2)
    text.offers = [
      [Offer(height: px(300), area: 90_000), Offer(height: px(250), area: 75_000)]
    ]
    #expect(text.problem.solve().solution.sizes == [0, 0])
    text.weightLimit = px(550)
    #expect(text.problem.solve().solution.sizes == [1, 0])
    #expect(text.problem.solve().solution.gaps == [3, 6])
    text.weightLimit = px(549)
    #expect(text.problem.solve().solution.sizes == [1, 1])
    text.weightLimit = px(499)
    #expect(text.problem.solve().solution.sizes == [0])
  }

  @Test func namedSlotsInOrder() {
    var text = ColumnOfText(paragraphs: 12)
    text.offers = [
      [Offer(height: px(600), area: 180_000)],
      [Offer(height: px(50), area: 1), Offer(height: px(250), area: 75_000)],
    ]
    #expect(text.problem.solve().solution.sizes == [0] + Array(repeating: 1, count: 10))
    let once = PlacementProblem(
      candidates: text.problem.candidates, length: text.problem.length, offers: text.offers,
      repeatsLast: false)
    #expect(once.solve().solution.gaps == [4, 8])
  }

  @Test func theSpacingGrows() {
    let text = ColumnOfText(paragraphs: 20).problem
    let problem = PlacementProblem(
      candidates: text.candidates, length: text.length, offers: text.offers,
      spacings: [
        SpacingStep(from: 4, Spacing(distance: px(600))),
        SpacingStep(from: 2, Spacing(distance: px(200))),
      ])
    #expect(problem.solve().solution.gaps == [2, 4, 6, 12, 18])
  }

  /// Of the first two of four parts all readers see something, of the rest hardly any.
  @Test func valueFollowsTheReaders() {
    var text = ColumnOfText(paragraphs: 12, spacing: Spacing(distance: px(300)), limit: 2)
    text.readers = [1000, 1000, 10, 1]
    #expect(text.problem.solve().solution.gaps == [2, 5])
  }

  /// Twice half of the readers are as many as all of them once; then the one in the middle is the more
  /// even, though the squares of two shorter spacings add up to less.
  @Test func differentNumbersOfEqualValueCompareByEvenness() {
    let problem = PlacementProblem(
      candidates: [8, 15, 22].map { Candidate(position: $0, top: $0, bottom: $0) }, length: 30,
      offers: [[Offer(height: 1, area: 0)]], spacings: [SpacingStep(Spacing(distance: 10))],
      readers: [500, 1000, 500])
    #expect(problem.solve().solution.gaps == [2])
  }

  /// A rail ad from 400 to 650 px, to which 100 px must be kept: an ad of 250 px in the body ends at
  /// 300 px or begins at 750, on the finished page. Below one ad above, gap 5 is at 500 + 250 px.
  @Test func obstaclesAreMetOnTheFinishedPage() {
    var text = ColumnOfText(paragraphs: 9, limit: 2)
    text.obstacles = [Obstacle(top: px(400), bottom: px(650), distance: px(100))]
    #expect(text.problem.solve().solution.gaps == [8])
    text.offers = [[Offer(height: px(200), area: 60_000)]]
    #expect(text.problem.solve().solution.gaps == [1, 6])
    #expect(text.problem.tops(of: text.problem.solve().solution) == [px(100), px(800)])
  }

  /// Only the first and the third gap have readers, only the size of height 2 has a value, and there is
  /// room for one of it among three. Both 1, 7, 16 and 3, 6, 16 have spacings whose squares add up to
  /// 119, and the former begins earlier, though its last but one stands lower.
  @Test func ofEquallyEvenOnesTheEarlierInSum() {
    var readers = Array(repeating: 0, count: 17)
    readers[1] = 1000
    readers[6] = 1000
    let problem = PlacementProblem(
      candidates: [1, 3, 6, 7, 16].map {
        Candidate(position: $0, top: $0, bottom: $0, isPinned: $0 == 16)
      },
      length: 17,
      offers: [[Offer(height: 1, value: 0, area: 1), Offer(height: 2, value: 1, area: 1)]],
      spacings: [SpacingStep(Spacing(distance: 2))], limit: 3, weightLimit: 4, readers: readers)
    #expect(problem.solve().solution.gaps == [1, 4, 5])
    #expect(problem.solve().solution.sizes == [1, 0, 0])
  }

  /// Readers make the count of advertisements matter in each gap. With too little effort a placement is
  /// found all the same, and it is told what the best may be worth at the most.
  @Test func whatTakesTooLongIsBounded() {
    var text = ColumnOfText(paragraphs: 100, limit: 10)
    text.readers = [1000, 900, 800, 700]
    text.closed = Set(10...40)
    let best = text.problem.solve()
    let found = text.problem.solve(effort: 99 * 4)
    #expect(best.bound == nil)
    #expect(text.problem.violations(of: found.solution) == [])
    let worth = text.problem.score(of: best.solution).worth
    #expect(text.problem.score(of: found.solution).worth <= worth)
    #expect(found.bound.map { $0 >= worth } == true)
  }

  @Test func numbersOutOfAllProportionAreCutOff() {
    let wild = [Int.max, .min, 0, -1, .max, 1, .max].map {
      Candidate(position: $0, top: $0, bottom: $0, paragraphs: $0, words: $0, isPinned: $0 > 0)
    }
    let problem = PlacementProblem(
      candidates: wild, length: .max,
      offers: [
        [
          Offer(height: .max, weight: .max, value: .max, area: .max),
          Offer(height: .min, weight: .min, value: .min, area: .min),
        ]
      ],
      spacings: [SpacingStep(from: .min, Spacing(distance: .min, paragraphs: .min, words: .min))],
      limit: .max, weightLimit: .max, readers: [.max, .min],
      obstacles: [Obstacle(top: .max, bottom: .min, distance: .max)])
    #expect(problem.violations(of: problem.solve().solution) == [])
    let tight = PlacementProblem(
      candidates: wild, length: .min, offers: problem.offers,
      spacings: [SpacingStep(from: .max, Spacing(distance: .max, paragraphs: .max, words: .max))],
      limit: .min, weightLimit: .min, readers: [.min])
    #expect(tight.solve().solution.ads == [])
  }
}
