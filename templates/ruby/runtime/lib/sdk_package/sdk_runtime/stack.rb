# frozen_string_literal: true

module SdkPackage
  module SDKRuntime
    # Whether the machine stack that a call runs on has room for a guest, and another one where it has not.
    #
    # The engine stops a guest after so many bytes of stack, whatever is left of it. Where less is left, Ruby finds the overflow and jumps over
    # the engine's frames, and the next trap in the process is a crash. Ruby tells nobody how much is left of the machine stack, but finds out by
    # itself how much is left of its own stack, which no method may overflow; what Ruby's frames take of the machine stack is at most some times
    # that. A fiber has less of both than a guest may need.
    module Stack
      # By fiber, a {place}. All generated packages of a process share it, whatever their version: guests of two packages may be nested.
      KEY = :wasm_sdk_stack
      SIZES = ::RubyVM::DEFAULT_PARAMS
      # Bytes of machine stack that a guest may take.
      GUEST = [512 << 10, SIZES[:thread_machine_stack_size] / 2].min
      # The same with what the engine needs besides, and the host functions of a guest that has used it up.
      ROOM = GUEST + (GUEST / 8)
      # Ruby's frames were seen to take up to 5.5 times what they take of its own stack.
      RATIO = 6
      # Bytes of Ruby's own stack that may be in use in a thread.
      IN_USE = (SIZES[:thread_machine_stack_size] - ROOM) / RATIO

      SIGNAL = "a signal handler cannot call the client: let it tell a thread that does"

      @lock = ::Mutex.new
      @probed = false

      class << self
        # The stack of this fiber: the fiber, or nil while a guest is on the stack; how many guests there are if there are more; how many are known to
        # fit, or nil where that is to be found out; the thread; and, where there are any,
        # the threads that wait for it.
        #
        # @return [Array]
        def place
          ::Thread.current[KEY] ||= [::Fiber.current, 0, (guests_on_main if on_main_stack?), ::Thread.current]
        end

        # @param place [Array] of this fiber
        def room?(place)
          guests = guests(place)
          place[2] ? guests < place[2] : guests.zero? && shallow?
        end

        # Whether Ruby's frames leave room for a guest on this stack, if that is a thread's own.
        def shallow?
          probe(nil)
        rescue ::SystemStackError
          false
        end

        # @return [Integer] how many guests are on the stack
        def guests(place)
          place[0] ? 0 : [place[1], 1].max
        end

        # Threads that go on only when what runs here has ended.
        #
        # @return [Array<Thread>]
        def waiting
          [::Thread.current, *place[4]]
        end

        # Whether this is the handler of a signal, where no mutex can be locked.
        def trap_handler?
          ::Mutex.new.synchronize { false }
        rescue ::ThreadError
          true
        end

        # Runs the block on a stack of its own, as if it ran here: what is raised or thrown in it is raised or thrown here, and the other way round.
        def apart(&work)
          behind = waiting
          thread = ::Thread.new do
            thread = ::Thread.current
            thread.report_on_exception = false
            thread[KEY] = [::Fiber.current, 0, 1, thread, behind]
            work.call
          end
          value_of(thread)
        end

        private

        def value_of(thread)
          thread.value
        rescue ::Exception => e # rubocop:disable Lint/RescueException
          if thread.alive?
            thread.raise(e)
            retry
          end
          ::Kernel.throw(e.tag, e.value) if e.is_a?(::UncaughtThrowError)
          ::Kernel.raise
        ensure
          (thread.kill || thread).join if thread.alive?
        end

        # The program's own frame is at the bottom of no other stack.
        def on_main_stack?
          ::Thread.current.equal?(::Thread.main) && ::Kernel.caller_locations.last&.label == "<main>"
        end

        # All of Ruby's own stack may be in use.
        def guests_on_main
          size = ::Process.getrlimit(:STACK).first
          guests = (size - (SIZES[:thread_vm_stack_size] * RATIO)) / ROOM
          [guests, 8].min if guests.positive?
        rescue ::NotImplementedError
          nil
        end

        # Makes another method of this one. Whether at most IN_USE bytes of a thread's Ruby stack are in use; in a fiber less than that is left at
        # all. A method may be entered only if the most that it could push fits, so one that would push a lot, but never does, tells. (`||=` on an
        # element pushes twice what stands between the brackets.)
        def probe(_list)
          @lock.synchronize { define_probe unless @probed }
          probe(nil)
        rescue ::ThreadError # This is a signal handler.
          false
        end

        def define_probe
          nils = "nil, " * ((SIZES[:thread_vm_stack_size] - IN_USE) / 16)
          singleton_class.remove_method(:probe)
          singleton_class.class_eval("def probe(list) = list ? (list[#{nils}nil] ||= nil) : true", __FILE__, __LINE__)
          @probed = true
          return if ::Thread.new { shallow? }.value && !::Fiber.new { shallow? }.resume

          # The sizes of stacks are not as expected.
          singleton_class.remove_method(:probe)
          singleton_class.class_eval("def probe(_list) = false", __FILE__, __LINE__)
        end
      end
    end
  end
end
